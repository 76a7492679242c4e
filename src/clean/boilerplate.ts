import type { BlockRole } from '../model/annotation.ts';

/** Habits of many sites, each for a whole line: first match wins. Bounded, anchored patterns, so that each line costs linear time. */
const WHOLE_LINES: readonly (readonly [BlockRole, RegExp])[] = [
  ['boilerplate', /^(?:let[’']s block ads!.{0,20}|powered by [\w .]{2,30}|advertisement:?|ad|_{2,}|loading\.{3}|\* \* \*)$/i],
  ['boilerplate', /^(?:©|copyright ©?).{2,200}$/i],
  ['boilerplate', /^(?:all rights reserved|this (?:material|article) may not be (?:published|reproduced)).{0,200}$/i],
  ['boilerplate', /^this (?:story|article|post|report) (?:has been|was) (?:updated|corrected)\b.{0,200}$/i],
  [
    'boilerplate',
    /^[(—–-]{0,2} ?(?:this (?:story|article|post|report) (?:has been|was) )?(?:last )?(?:updated|corrected)(?: at| on)?:? .{0,30}\d.{0,40}$/i,
  ],
  ['boilerplate', /^content created by .{2,80} is available without charge\b.{0,400}$/i],
  ['boilerplate', /^(?:poster|src|href)=".{1,400}$/],
  ['boilerplate', /^this article is more than \d+ (?:month|year)s? old$/i],
  ['boilerplate', /^can[’']t see the (?:video|picture|gallery)\?.{0,60}$/i],
  ['byline', /^[(—–-]?\s?(?:(?:additional )?(?:reporting|writing|editing) by)\s.{2,300}$/i],
  ['byline', /^.{2,200}\bcontributed (?:reporting|(?:to|reporting (?:to|for)) this (?:report|story|article)(?:, which was updated.{0,40})?)\.?\)?$/i],
  ['byline', /^contribut(?:ing|ors?): ?.{2,300}$/i],
  ['byline', /^[•*]? ?(?:with .{0,40}\bwires?(?: services?)?|this (?:story|article|report) (?:is|was) based .{0,60}\bwire services?.{0,40})\.?$/i],
  ['promo', /^\[[^\]]{8,200}\]$/],
  ['promo', /^(?:read|see|watch|listen|hear) (?:more|also|next|or share this story)\b.{0,160}$/i],
  ['promo', /^(?:related(?: (?:articles?|stor(?:y|ies)|coverage))?|more|watch|read|see also|also read):.{0,160}$/i],
  ['promo', /^(?:story continue[sd]? below|continue reading(?: below| the main story)?|slideshow \(\d+ images?\)|newsletter sign-?up)$/i],
  ['promo', /^(?:just|must) watch(?:ed)?\b.{0,200}$/i],
  ['promo', /^like .{2,80} on facebook.{0,80}$/i],
  ['promo', /^follow .{2,80} on (?:twitter|facebook|instagram|x|youtube|linkedin|telegram).{0,120}$/i],
  ['promo', /^sign up (?:for|to) .{2,160}$/i],
  ['promo', /^(?:get|let|start|join|receive|want|be the first)\b.{0,240}\b(?:your inbox|newsletter)\b.{0,160}$/i],
  ['promo', /^(?:.{2,240}[.!?,:] )?(?:subscribe|sign up)(?: for (?:free|it))? (?:now|here|today)\.?$/i],
  ['promo', /^(?:(?:don[’']t|not|can[’']t) see(?:ing)? .{2,60}\? |get .{2,80} (?:by )?)click(?:ing)? here\.?$/i],
  ['promo', /^(?:send (?:a )?tips? to|(?:have|got) a tip\b|contact us at|please include a contact number)\b.{0,160}$/i],
  ['promo', /^(?:interested in .{2,80}\? add\b|full coverage:).{0,200}$/i],
  ['promo', /^(?:subscribe|more from|become a (?:member|subscriber|supporter)) ?.{0,120}$/i],
  ['promo', /^(?:click here (?:to|for)|click to get|download (?:the|our) app|get (?:the|our) (?:.{2,40} )?app\b) ?.{0,120}$/i],
  ['promo', /^today[’']s (?:coverage|pictures|headlines) .{2,120}$/i],
  ['promo', /^(?:support|visit) [\p{Lu}].{2,60}[’']s? (?:\p{L}+ )?(?:journalism|homepage).{0,60}$/iu],
  ['caption', /^photos?: .*\bhide caption (\d{1,3}) of \1$/i],
  [
    'caption',
    /^(?:image copyright|media playback is unsupported|enlarge this image|image caption|media caption|file photo|photo(?:graph)?(?:s)?(?: by)?:|picture:) ?.{0,400}$/i,
  ],
  ['caption', /^.{5,400}(?:\/getty images|\((?:ap photo|reuters photo|photo(?::| by\b)|getty|afp photo)[^)]{0,80}\))$/i],
  ['caption', /^.{20,400}[ (](?:REUTERS|AP Photo)\/\p{Lu}[\p{L}.'’ -]{2,40}\)?$/u],
  [
    'caption',
    /^.{20,400}[ (]\p{Lu}[\p{L}.'’-]{1,20} \p{Lu}[\p{L}.'’ -]{1,30}\/(?:AP|AFP|EPA|UPI|TASS|Pool|Reuters|REUTERS|Bloomberg|NurPhoto|[\p{Lu}][\p{L} ]{1,20} via [\p{Lu}][\p{L} ]{1,20})\)?$/u,
  ],
];

/** What no report says of itself, wherever it stands in a line of any length. */
const FORMS =
  /\b(?:by signing up,? you (?:agree|confirm)|you can unsubscribe at any time|this site is protected by recaptcha|sign up to receive .{2,120} choose your country)\b/i;

/** What a whole line is by the habits of many sites; `null` when by none of them. */
export const roleOfLine = (line: string): BlockRole | null => {
  if (FORMS.test(line)) return 'promo';
  return line.length > 600 ? null : (WHOLE_LINES.find(([, habit]) => habit.test(line))?.[0] ?? null);
};
