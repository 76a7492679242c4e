/** The 32-bit hash of `text` by code unit (FNV-1a), signed. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** One hash of two, in their order. */
export const pairHashes = (a: number, b: number): number => Math.imul(a, 0x2545f491) ^ Math.imul(b ^ (b >>> 16), 0x1b873593);
