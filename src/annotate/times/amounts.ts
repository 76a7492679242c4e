import type { Item } from './phrases.ts';

/** The number that the words of a phrase say, with its half; 1 for "a", X for "several" or nothing. */
export function amountOf(items: readonly Item[]): number | 'X' {
  const whole = wholeOf(items);
  return whole !== 'X' && items.some((item) => item.letter === 'Z') ? whole + 0.5 : whole;
}

function wholeOf(items: readonly Item[]): number | 'X' {
  const vague = items.find((item) => item.letter === 'v');
  if (vague) return typeof vague.value === 'number' ? vague.value : 'X';
  const slash = items.findIndex((item) => item.letter === '/');
  if (slash > 1) return Number(items[slash - 2]?.value) + Number(items[slash - 1]?.value) / Number(items[slash + 1]?.value);
  const words = numbersOf(items);
  if (!words.length) return isHalfOfOne(items) ? 0 : items.some((item) => item.letter === 'a') ? 1 : 'X';
  let total = 0;
  let current = 0;
  for (const { letter, value } of words) {
    const n = Number(value);
    if (letter === 'k' && n >= 100) {
      current = Math.max(1, current) * n;
      if (n >= 1000) [total, current] = [total + current, 0];
    } else if (letter === 'k' && n === 12 && current > 0 && current < 10) current *= 12;
    else current += n;
  }
  return total + current;
}

/** "half an hour", "a half century", but not "an hour and a half". */
function isHalfOfOne(items: readonly Item[]): boolean {
  const half = items.findIndex((item) => item.letter === 'Z');
  return half >= 0 && half < items.findIndex((item) => 'uU'.includes(item.letter)) && !items.some((item) => item.letter === '&');
}

/** The number words of a phrase; of a range ("two to three"), those of its first number. "Up to" opens none. */
function numbersOf(items: readonly Item[]): readonly Item[] {
  const range = items.findIndex((item, i) => (item.letter === 'X' || item.letter === '&') && items[i - 1]?.letter !== 'q');
  return items.filter((item, i) => 'kdnyf'.includes(item.letter) && (range < 0 || i < range));
}
