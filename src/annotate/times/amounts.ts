import type { Item } from './phrases.ts';

/** The number that the words of a phrase say; 1 for "a", X for "several" or nothing. */
export function amountOf(items: readonly Item[]): number | 'X' {
  const words = items.filter((item) => 'kdnyf'.includes(item.letter));
  if (items.some((item) => item.letter === 'v')) return 'X';
  const slash = items.findIndex((item) => item.letter === '/');
  if (slash > 1) return Number(items[slash - 2]?.value) + Number(items[slash - 1]?.value) / Number(items[slash + 1]?.value);
  if (!words.length) return items.some((item) => item.letter === 'a') ? 1 : 'X';
  let total = 0;
  let current = 0;
  const range = items.findIndex((item) => item.letter === 'X' || item.letter === '&');
  for (const { letter, value } of range < 0 ? words : words.filter((word) => items.indexOf(word) < range)) {
    const n = Number(value);
    if (letter === 'k' && n >= 100) {
      current = Math.max(1, current) * n;
      if (n >= 1000) [total, current] = [total + current, 0];
    } else if (letter === 'k' && n === 12 && current > 0 && current < 10) current *= 12;
    else current += n;
  }
  return total + current;
}
