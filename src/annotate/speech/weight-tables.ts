/** Weights by feature from lines of feature, tab and number; lines without a tab are passed over. */
export function readTable(lines: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const line of lines.split('\n')) {
    const tab = line.lastIndexOf('\t');
    if (tab > 0) weights.set(line.slice(0, tab), Number(line.slice(tab + 1)));
  }
  return weights;
}
