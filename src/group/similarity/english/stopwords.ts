/** Words too common to tell one story from another, folded. */
export const STOPWORDS: ReadonlySet<string> = new Set(
  `a an the this that these those and or but nor if of to in on at by for with from as into onto upon than then so no not
  is are was were be been being am do does did done doing have has had having can could will would shall should may might must
  i you he she it we they me him her us them my your his its our their mine yours hers ours theirs who whom whose which what when where why how
  there here also just about over after before between out up down off again more most some any all each other such only own same very too
  mr mrs ms dr said say says saying told tell tells according i.e e.g re ve ll don doesn didn isn wasn aren weren won wouldn couldn shouldn hasn haven hadn
  one two even still much many well now yet get got like`
    .split(/\s+/)
    .filter(Boolean),
);
