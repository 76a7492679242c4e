import type { BlockRole } from '../model/annotation.ts';

/** Habits of many sites, each for a whole line: first match wins. Bounded, anchored patterns, so that each line costs linear time. */
const WHOLE_LINES: readonly (readonly [BlockRole, RegExp])[] = [
  ['boilerplate', /^(?:let[’']s block ads!.{0,20}|powered by [\w .]{2,30}|advertisement:?|ad|_{2,}|loading\.{3}|\* \* \*)$/i],
  ['boilerplate', /^(?:©|copyright ©?).{2,200}$/i],
  ['boilerplate', /^(?:all rights reserved|this (?:material|article) may not be (?:published|reproduced)).{0,200}$/i],
  ['boilerplate', /^this (?:story|article|post) (?:has been|was) (?:updated|corrected)\b.{0,200}$/i],
  ['boilerplate', /^this article is more than \d+ (?:month|year)s? old$/i],
  ['boilerplate', /^can[’']t see the (?:video|picture|gallery)\?.{0,60}$/i],
  ['byline', /^[(—–-]?\s?(?:(?:additional )?(?:reporting|writing|editing) by)\s.{2,300}$/i],
  ['byline', /^.{2,200}\bcontributed (?:to|reporting for) this (?:report|story|article)\.?\)?$/i],
  ['promo', /^\[[^\]]{8,200}\]$/],
  ['promo', /^(?:read|see|watch|listen|hear) (?:more|also|next|or share this story)\b.{0,160}$/i],
  ['promo', /^(?:related(?: (?:articles?|stor(?:y|ies)|coverage))?|more|watch|read|see also|also read):.{0,160}$/i],
  ['promo', /^(?:story continues? below|continue reading(?: below| the main story)?|slideshow \(\d+ images?\)|newsletter sign-?up)$/i],
  ['promo', /^like .{2,80} on facebook.{0,80}$/i],
  ['promo', /^follow .{2,80} on (?:twitter|facebook|instagram|x|youtube|linkedin|telegram).{0,80}$/i],
  ['promo', /^sign up (?:for|to) .{2,160}$/i],
  ['promo', /^(?:subscribe|more from|become a (?:member|subscriber|supporter)) ?.{0,120}$/i],
  ['promo', /^(?:click here (?:to|for)|click to get|download (?:the|our) app|get (?:the|our) app) ?.{0,120}$/i],
  ['promo', /^today[’']s (?:coverage|pictures|headlines) .{2,120}$/i],
  ['promo', /^(?:support|visit) [\p{Lu}].{2,60}[’']s? (?:journalism|homepage).{0,60}$/iu],
  [
    'caption',
    /^(?:image copyright|media playback is unsupported|enlarge this image|image caption|media caption|file photo|photo(?:graph)?(?:s)?(?: by)?:|picture:) ?.{0,400}$/i,
  ],
  ['caption', /^.{5,400}(?:\/getty images|\((?:ap photo|reuters photo|photo:|getty|afp photo)[^)]{0,60}\))$/i],
];

/** What a whole line is by the habits of many sites; `null` when by none of them. */
export const roleOfLine = (line: string): BlockRole | null =>
  line.length > 600 ? null : (WHOLE_LINES.find(([, habit]) => habit.test(line))?.[0] ?? null);
