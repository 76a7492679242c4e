/** Features are hashed into this many buckets (Weinberger et al. 2009). */
export const BUCKETS = 1 << 18;

/** The bucket of a feature: its template and value, mixed (finaliser of MurmurHash3). */
export function bucket(template: number, value: number): number {
  let h = Math.imul(value ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 14)) & (BUCKETS - 1);
}
