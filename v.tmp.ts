import { loadVectors, placeOfWord as p, nearness } from './src/text/vectors.ts';
const t=performance.now(); const v=loadVectors(); console.log(performance.now()-t);
for (const [a,b] of [['escape','fled'],['trawlers','boats'],['killed','died'],['killed','wounded'],['lorry','vehicle'],['cheese','bank'],['dirty','hygiene']] as const) console.log(a,b,nearness(v,p(v,a),p(v,b)).toFixed(2));
let n=0; const t2=performance.now(); for(let i=0;i<1e7;i++) n+=nearness(v,i%20000,(i*7)%20000); console.log((performance.now()-t2)/10,'ns',n);
