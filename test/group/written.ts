import type { AnnotatedArticle, Declared } from '../../src/model/article.ts';

/** An article as grouping reads it. */
export const written = (name: string, text: string, declared: Partial<Declared> & { day?: string } = {}): AnnotatedArticle => {
  const { day, ...rest } = declared;
  return {
    id: `id-${name}`,
    name,
    text,
    declared: { title: null, outlet: null, url: null, published: null, authors: [], language: null, ...rest },
    language: null,
    published: day ? { value: day, precision: 'day', how: 'declared', evidence: [] } : null,
    annotations: [],
  };
};

export const QUAKE = [
  'SANTA MIRA — A strong earthquake struck the coast of Valdoria before dawn on Monday, killing at least 14 people and cutting power to the port of Santa Mira, the civil protection agency said.',
  'Rescuers in Santa Mira dug through the ruins of a textile mill where the night shift had been at work when the roof came down, agency chief Marta Quiroga told reporters.',
  'The quake had a magnitude of 6.8 and was felt across Valdoria, the seismological institute said. Aftershocks were recorded through the morning and schools stayed closed.',
  'President Ilan Torvald cancelled a trip abroad and flew to the region, promising help to families who had lost their homes along the coast.',
];

export const QUAKE_OTHER = [
  'At least fourteen people died when a powerful earthquake hit Santa Mira in Valdoria early Monday, officials said, as crews searched a collapsed textile mill for workers.',
  'Marta Quiroga, who leads the civil protection agency, said that the mill roof fell on the night shift. Power was out in most of the port city.',
  'The seismological institute put the magnitude of the Valdoria quake at 6.8. President Ilan Torvald broke off his travels to visit the coast.',
];

export const BANK = [
  'OSTRAVIK — The central bank of Norlund raised its main interest rate to five percent on Monday, its third rise this year, citing stubborn inflation in food and rents.',
  'Governor Petra Halvorsen said that the board had been divided and that a further rise in the autumn could not be ruled out. The krone gained against the dollar.',
  'Economists had expected no change. Mortgage lenders in Ostravik said they would pass the increase on to borrowers within weeks.',
];
