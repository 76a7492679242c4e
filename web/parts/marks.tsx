import type { DifferenceOp, Stance } from '../../src/model/edition.ts';

/** How each kind of difference is marked and called. */
export const DIFFERENCES: Readonly<Record<DifferenceOp, { readonly mark: string; readonly name: string }>> = {
  dropped: { mark: '−', name: 'dropped' },
  added: { mark: '+', name: 'added' },
  replaced: { mark: '~', name: 'replaced' },
  moved: { mark: '↕', name: 'moved' },
  joined: { mark: '⌒', name: 'joined' },
  split: { mark: '|', name: 'split' },
  inflected: { mark: '·', name: 'other form of the word' },
  spelling: { mark: '=', name: 'spelling or punctuation' },
  paraphrase: { mark: '≈', name: 'paraphrased' },
  translation: { mark: '⇄', name: 'other translation' },
};

/** The mark of a difference with its name for those who do not see it. */
export function DifferenceMark({ op }: { readonly op: DifferenceOp }) {
  const { mark, name } = DIFFERENCES[op];
  return (
    <abbr class={`op op-${op}`} title={name}>
      <span aria-hidden="true">{mark}</span>
      <span class="unseen">{name}: </span>
    </abbr>
  );
}

/** What each stance is called. */
export const STANCES: Readonly<Record<Stance, string>> = {
  asserts: 'says so itself',
  attributes: 'says that someone says so',
  disputes: 'carries a denial',
  differs: 'gives another value',
  silent: 'does not mention it',
  'too-early': 'appeared before it was known',
};

/** The shape of a stance: filled, ring with initials, crossed, figure, dash, clock. Colour only helps. */
export function StanceShape({ stance, initials, value }: { readonly stance: Stance; readonly initials?: string; readonly value?: string }) {
  if (stance === 'differs') return <span class="stance-value">{value ?? '≠'}</span>;
  return (
    <svg class={`shape shape-${stance}`} viewBox="0 0 22 22" width="22" height="22" aria-hidden="true">
      {SHAPES[stance](initials ?? '')}
    </svg>
  );
}

const SHAPES: Readonly<Record<Exclude<Stance, 'differs'>, (initials: string) => preact.JSX.Element>> = {
  asserts: () => <circle cx="11" cy="11" r="6.5" class="fill" />,
  attributes: (initials) => (
    <>
      <circle cx="11" cy="11" r="9.25" class="line" />
      <text x="11" y="14" text-anchor="middle" class="initials">
        {initials}
      </text>
    </>
  ),
  disputes: () => (
    <>
      <circle cx="11" cy="11" r="8" class="line" />
      <path d="M6.5 6.5 L15.5 15.5 M15.5 6.5 L6.5 15.5" class="line strong" />
    </>
  ),
  silent: () => <path d="M7 11 H15" class="line faint" />,
  'too-early': () => (
    <>
      <circle cx="11" cy="11" r="5.5" class="line faint" />
      <path d="M11 8 V11 L13 12.5" class="line faint" />
    </>
  ),
};

/** "VP" for "Vladimir Putin"; at most two letters, empty for nobody. */
export function initialsOf(name: string | null): string {
  const words = (name ?? '').split(/\s+/).filter((w) => /^\p{Lu}/u.test(w));
  const letters = words.length ? words : (name ?? '').split(/\s+/).filter(Boolean);
  return [letters[0], letters.length > 1 ? letters.at(-1) : undefined].map((w) => [...(w ?? '')][0]?.toUpperCase() ?? '').join('');
}
