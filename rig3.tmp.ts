import { loadAll, pairsOf, weighFeatures, likeness, slice, type RigStory, type RigPair } from './rig.tmp.ts';
import { auc, itemsOf, sim, soft } from './rig2.tmp.ts';
import { meaningOf } from './src/align/claims/senses.ts';
import type { Statement } from './src/align/claims/statements.ts';
import { tokenize } from './src/text/tokens.ts';
const head = (s: Statement, span: any) => { if (!span) return ''; const ws = tokenize(s.article.text, span).map(t => t.word).filter(w => /^\p{L}/u.test(w)); return ws.at(-1)?.toLowerCase() ?? ''; };
const objHead = (s: Statement) => head(s, s.claim.object), subHead = (s: Statement) => head(s, s.claim.subject);
const headSim = (x: string, y: string) => !x || !y ? 0.3 : x === y || meaningOf(x)?.sense === meaningOf(y)?.sense && meaningOf(x) ? 1 : Math.max(0, sim(x, y));
export const NAMES = ['base', 'softgeo3', 'softgeo5', 'softmax3', 'softmin3', 'verbsim', 'subj shared', 'subj conflict', 'subsim', 'objsim', 'crossVO', 'names', 'names lost', 'num', 'num clash', 'date', 'date clash', 'logn', 'minmass', 'maxmass', 'same speaker', 'other speaker', 'depth', 'rankA', 'rankB', 'context', 'bestA', 'bestB','negdiff'];
export function featuresOf(st: RigStory): { p: RigPair; x: number[] }[] {
  const W = weighFeatures(st.statements);
  const g3 = new Map<string, number>(); const id = new Map(st.statements.map((s, i) => [s, i]));
  const key = (a: Statement, b: Statement) => id.get(a)! * 10000 + id.get(b)!;
  const ctx = (s: Statement) => { const i = id.get(s)!; const f = new Set<string>(); for (const k of [i - 2, i - 1, i + 1, i + 2]) { const o = st.statements[k]; if (o && o.article === s.article) for (const z of o.features.keys()) f.add(z); } return f; };
  const ctxs = new Map(st.statements.map(s => [s, ctx(s)]));
  const pairs = pairsOf(st);
  const S = new Map<number, [number, number]>();
  const softs = (a: Statement, b: Statement): [number, number] => { const k = key(a, b); let v = S.get(k); if (!v) { v = [soft(a, b, W, .3), soft(b, a, W, .3)]; S.set(k, v); S.set(key(b, a), [v[1], v[0]]); } return v; };
  const geo = (a: Statement, b: Statement) => { const [u, v] = softs(a, b); return Math.sqrt(u * v); };
  const byArticle = new Map<any, Statement[]>(); for (const s of st.statements) (byArticle.get(s.article) ?? byArticle.set(s.article, []).get(s.article)!).push(s);
  const bestC = new Map<string, [number, number]>();
  const best2 = (s: Statement, art: any): [number, number] => { const k = id.get(s) + '|' + art.name; let v = bestC.get(k); if (!v) { let m = 0, n = 0; for (const t of byArticle.get(art)!) { const g = geo(s, t); if (g > m) { n = m; m = g; } else if (g > n) n = g; } v = [m, n]; bestC.set(k, v); } return v; };
  const mass = (s: Statement) => [...s.features].reduce((t, [f, u]) => t + (/^[#~]/.test(f) ? 0 : (W.get(f) ?? 0) * u), 0);
  return pairs.map(p => {
    const { a, b } = p; const [u, v] = softs(a, b); const g = Math.sqrt(u * v);
    const s5 = Math.sqrt(soft(a, b, W, .5) * soft(b, a, W, .5));
    const nm = (s: Statement) => [...s.features.keys()].filter(f => f[0] === '@');
    const sh = nm(a).filter(f => b.features.has(f)).reduce((t, f) => t + W.get(f)!, 0), lost = [...nm(a).filter(f => !b.features.has(f)), ...nm(b).filter(f => !a.features.has(f))].reduce((t, f) => t + W.get(f)!, 0);
    const [ms, mb] = [mass(a), mass(b)].sort((x, y) => x - y) as [number, number];
    const subSh = [...a.subjects].some(s => b.subjects.has(s)) ? 1 : 0; const subCl = a.subjects.size && b.subjects.size && !subSh ? 1 : 0;
    const num = a.quantities.some(q => b.quantities.some(r => r.value === q.value)) ? 1 : 0;
    const clash = !num && a.quantities.some(q => b.quantities.some(r => r.unit === q.unit)) ? 1 : 0;
    const date = a.dates.some(d => b.dates.includes(d)) ? 1 : 0; const dcl = !date && a.dates.length && b.dates.length ? 1 : 0;
    const [ca, cb] = [ctxs.get(a)!, ctxs.get(b)!]; let cs = 0, ct = 0; for (const f of ca) { ct += W.get(f) ?? 0; if (cb.has(f)) cs += W.get(f) ?? 0; } let cu = 0; for (const f of cb) cu += W.get(f) ?? 0;
    const [ba] = best2(a, b.article), [bb] = best2(b, a.article);
    const verb = a.verb !== null && a.verb === b.verb ? 1 : Math.max(0, sim(a.claim.predicate, b.claim.predicate));
    const vo = Math.max(headSim(a.claim.predicate, objHead(b)), headSim(b.claim.predicate, objHead(a)), headSim(a.claim.predicate, subHead(b)), headSim(b.claim.predicate, subHead(a)));
    return { p, x: [likeness(a, b, W), g, s5, Math.max(u, v), Math.min(u, v), verb, subSh, subCl, headSim(subHead(a), subHead(b)), headSim(objHead(a), objHead(b)), vo, sh, lost, num, clash, date, dcl, Math.log(st.statements.length), ms, mb, a.speaker !== null && a.speaker === b.speaker ? 1 : 0, a.speaker !== null && b.speaker !== null && a.speaker !== b.speaker ? 1 : 0, Math.abs(a.depth - b.depth), g / (ba + .05), g / (bb + .05), ct && cu ? cs / Math.sqrt(ct * cu) : 0, ba, bb, a.negative !== b.negative ? 1 : 0] };
  });
}
export function fit(data: { x: number[]; y: number; w: number }[], l2 = 1, iters = 300) {
  const D = data[0]!.x.length; const mean = Array(D).fill(0), sd = Array(D).fill(0); const N = data.length;
  for (const d of data) d.x.forEach((v, k) => mean[k] += v / N); for (const d of data) d.x.forEach((v, k) => sd[k] += (v - mean[k]) ** 2 / N); sd.forEach((v, k) => sd[k] = Math.sqrt(v) || 1);
  const w = Array(D + 1).fill(0); const X = data.map(d => d.x.map((v, k) => (v - mean[k]) / sd[k]));
  const m = Array(D + 1).fill(0), v2 = Array(D + 1).fill(0); const tot = data.reduce((s, d) => s + d.w, 0);
  for (let it = 1; it <= iters; it++) {
    const g = Array(D + 1).fill(0);
    for (let i = 0; i < N; i++) { const x = X[i]!; let z = w[D]; for (let k = 0; k < D; k++) z += w[k] * x[k]!; const e = (1 / (1 + Math.exp(-z)) - data[i]!.y) * data[i]!.w / tot; for (let k = 0; k < D; k++) g[k] += e * x[k]!; g[D] += e; }
    for (let k = 0; k < D; k++) g[k] += l2 * w[k] / tot;
    for (let k = 0; k <= D; k++) { m[k] = .9 * m[k] + .1 * g[k]; v2[k] = .99 * v2[k] + .01 * g[k] * g[k]; w[k] -= 0.1 * (m[k] / (1 - .9 ** it)) / (Math.sqrt(v2[k] / (1 - .99 ** it)) + 1e-9); }
  }
  return { w, mean, sd, score: (x: number[]) => { let z = w[D]; for (let k = 0; k < D; k++) z += w[k] * (x[k]! - mean[k]) / sd[k]; return z; } };
}
if (process.argv[1]?.includes('rig3')) {
  const stories = loadAll(); console.error('loaded');
  const all = stories.map(st => ({ st, f: featuresOf(st) })); console.error('features');
  const sub = (which: number[]) => (x: number[]) => which.map(k => x[k]!);
  const run = (label: string, pick: (x: number[]) => number[], l2 = 3) => {
    const folds = 5; const out = new Map<number, { s: number; y: number }[]>();
    for (let k = 0; k < folds; k++) {
      const train = all.filter((_, i) => i % folds !== k), test = all.filter((_, i) => i % folds === k);
      const data = train.flatMap(({ st, f }) => { const pos = f.filter(z => z.p.y).length || 1; return f.map(z => ({ x: pick(z.x), y: z.p.y, w: 1 })); });
      const m = fit(data, l2, 150);
      for (const { st, f } of test) for (const z of f) (out.get(st.round) ?? out.set(st.round, []).get(st.round)!).push({ s: m.score(pick(z.x)), y: z.p.y });
    }
    console.log(label.padEnd(30), [1, 2, 3, 9].map(r => auc(out.get(r)!).toFixed(3)).join(' '));
  };
  const A = NAMES.map((_, i) => i);
  run('all', sub(A));
  run('no rank', sub(A.filter(i => !['rankA', 'rankB', 'bestA', 'bestB'].includes(NAMES[i]!))));
  run('base only', sub([0])); run('base+soft', sub([0, 1, 2, 3, 4]));
  for (const n of NAMES) run('without ' + n, sub(A.filter(i => NAMES[i] !== n)));
  const m = fit(all.flatMap(({ f }) => f.map(z => ({ x: z.x, y: z.p.y, w: 1 }))), 3, 300);
  console.log(NAMES.map((n, i) => `${n} ${m.w[i].toFixed(2)}`).join(', '));
}
