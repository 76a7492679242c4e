import { readFileSync } from 'node:fs';
import { loadAll, pairsOf, weighFeatures, likeness, slice } from './rig.tmp.ts';
import { tokenize } from './src/text/tokens.ts';
import { meaningOf, stem, seatOf } from './src/align/claims/senses.ts';
import { splitSentences } from './src/text/sentences.ts';
import type { Statement } from './src/align/claims/statements.ts';
const words: string[] = JSON.parse(readFileSync('/tmp/s4-claims/words.json', 'utf8'));
const raw = readFileSync('/tmp/s4-claims/vec.bin'); const vec = new Float32Array(raw.buffer, raw.byteOffset, raw.length / 4);
const index = new Map(words.map((w, i) => [w, i]));
const at = (w: string) => index.get(w) ?? index.get(w.replace(/s$/, '')) ?? -1;
export function sim(a: string, b: string): number { const [i, j] = [at(a), at(b)]; if (i < 0 || j < 0) return 0; let d = 0; for (let k = 0; k < 100; k++) d += vec[i * 100 + k]! * vec[j * 100 + k]!; return d; }
interface Item { f: string; w: string; sure: number }
const items = new Map<Statement, Item[]>();
/** features with a surface word */
export function itemsOf(s: Statement): Item[] {
  const known = items.get(s); if (known) return known;
  const surf = new Map<string, string>();
  for (const t of tokenize(s.article.text, s.claim)) { const m = meaningOf(t.word); if (m && !surf.has(m.sense)) surf.set(m.sense, t.word.toLowerCase()); }
  const r = [...s.features].map(([f, sure]) => ({ f, sure, w: /^[@#~]/.test(f) ? '' : surf.get(f) ?? f.replace(/^=/, '').replace(/~$/, '') }));
  items.set(s, r); return r;
}
export function soft(a: Statement, b: Statement, W: any, floor: number, pow = 1): number {
  let got = 0, all = 0;
  for (const x of itemsOf(a)) {
    if (/^[#~]/.test(x.f) && !b.features.has(x.f)) continue;
    const w = (W.get(x.f) ?? 0) * x.sure; all += w;
    const o = b.features.get(x.f);
    if (o !== undefined) { got += (W.get(x.f) ?? 0) * Math.min(x.sure, o); continue; }
    if (!x.w) continue;
    let best = 0; for (const y of itemsOf(b)) if (y.w) best = Math.max(best, sim(x.w, y.w));
    if (best > floor) got += w * Math.pow((best - floor) / (1 - floor), pow);
  }
  return got / (all + 0.4);
}
export function auc(xs: { s: number; y: number }[]) { xs.sort((a, b) => a.s - b.s); let r = 0, p = 0; xs.forEach((x, i) => { if (x.y) { r += i + 1; p++; } }); const n = xs.length - p; return (r - p * (p + 1) / 2) / (p * n); }
if (process.argv[1]?.includes('rig2')) {
const stories = loadAll();
for (const [name, fn] of Object.entries({ base: (a: Statement, b: Statement, W: any) => likeness(a, b, W),
  ...Object.fromEntries([0.2, 0.3, 0.4, 0.5, 0.6].flatMap(fl => [1].map(p => [`soft${fl}^${p}`, (a: Statement, b: Statement, W: any) => Math.sqrt(soft(a, b, W, fl, p) * soft(b, a, W, fl, p))]))),
  max04: (a: Statement, b: Statement, W: any) => Math.max(soft(a, b, W, .4), soft(b, a, W, .4)),
  sum: (a: Statement, b: Statement, W: any) => likeness(a, b, W) + Math.sqrt(soft(a, b, W, .4) * soft(b, a, W, .4)) })) {
  const row = [1, 2, 3, 9].map(round => auc(stories.filter(s => s.round === round).flatMap(st => { const w = weighFeatures(st.statements); return pairsOf(st).map(p => ({ s: fn(p.a, p.b, w), y: p.y })); })).toFixed(3));
  console.log(name.padEnd(12), row.join(' '));
}
}
