import { loadAll, pairsOf, weighFeatures, likeness, slice } from './rig.tmp.ts';
const stories = loadAll();
let noStatement = 0, evid = 0;
for (const st of stories) for (const [c, g] of st.gold.entries()) for (const cell of g.cells) for (const e of cell.evidence) { evid++; if (![...st.claims].some(([s, cs]) => s.article.name === cell.article && cs.has(c))) { noStatement++; if (st.round < 9) console.log('NO STATEMENT', st.id, g.statement, '|', st.articles.find(a=>a.name===cell.article).text.slice(e.start, e.end)); } }
console.log({ evid, noStatement });
function auc(xs: { s: number; y: number }[]) { xs.sort((a, b) => a.s - b.s); let r = 0, p = 0; xs.forEach((x, i) => { if (x.y) { r += i + 1; p++; } }); const n = xs.length - p; return (r - p * (p + 1) / 2) / (p * n); }
for (const round of [1, 2, 3, 9]) {
  const sc = stories.filter(s => s.round === round).flatMap(st => { const w = weighFeatures(st.statements); return pairsOf(st).map(p => ({ s: likeness(p.a, p.b, w), y: p.y })); });
  console.log(round, sc.length, sc.filter(x => x.y).length, auc(sc).toFixed(3));
}
