import type { Attribution } from './attributions.ts';
import type { Item } from './stretches.ts';

/** True when `attribution` is likely reported speech or thought. `quoted`: its content has quotation marks. */
export function isCredible(items: readonly Item[], a: Attribution, quoted: boolean): boolean {
  if (quoted) return a.source !== null || a.cueClass === 'saying';
  if (a.cueClass === 'according') return true;
  if (a.source === null) return a.that;
  const first = items[a.content[0]?.from ?? 0];
  if (a.cueClass === 'saying' || a.cueClass === 'telling') return a.after || a.that || !/^(?:ADP|ADV)$/.test(first?.tag ?? '');
  return true;
}
