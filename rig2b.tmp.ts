import { loadAll, pairsOf, weighFeatures } from './rig.tmp.ts';
import { itemsOf, auc } from './rig2.tmp.ts';
import { loadVectors, placeOfWord, nearness } from './src/text/vectors.ts';
const v = loadVectors(); const sim = (a: string, b: string) => nearness(v, placeOfWord(v, a), placeOfWord(v, b));
function soft(a: any, b: any, W: any, floor: number) { let got = 0, all = 0; for (const x of itemsOf(a)) { if (/^[#~]/.test(x.f) && !b.features.has(x.f)) continue; const w = (W.get(x.f) ?? 0) * x.sure; all += w; const o = b.features.get(x.f); if (o !== undefined) { got += (W.get(x.f) ?? 0) * Math.min(x.sure, o); continue; } if (!x.w) continue; let best = 0; for (const y of itemsOf(b)) if (y.w) best = Math.max(best, sim(x.w, y.w)); if (best > floor) got += w * (best - floor) / (1 - floor); } return got / (all + 0.4); }
const stories = loadAll();
for (const fl of [.3,.4,.5,.6]) console.log(fl, [1, 2, 3, 9].map(round => auc(stories.filter(s => s.round === round).flatMap(st => { const w = weighFeatures(st.statements); return pairsOf(st).map(p => ({ s: Math.sqrt(soft(p.a, p.b, w, fl) * soft(p.b, p.a, w, fl)), y: p.y })); })).toFixed(3)).join(' '));
