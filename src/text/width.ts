/** Characters that terminals draw two columns wide: East Asian ones and emoji. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F1E6}-\u{1F1FF}\u{20000}-\u{3FFFD}]|\uFE0F|\p{Emoji_Presentation}/u;

const PRINTABLE_ASCII = /^[\x20-\x7E]*$/;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How many columns a text without control characters takes in a terminal: 2 for wide characters, none for marks. */
export function displayWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
  return width;
}

function widthOf(grapheme: string): number {
  return WIDE.test(grapheme) ? 2 : 1;
}

/** The text in at most `width` columns, cut between characters as they are seen, with `…` where it was cut. */
export function fitWidth(text: string, width: number): string {
  // No character takes less than a hundredth of its units in columns, so a huge text is not walked to its end.
  const head = text.slice(0, width * 100);
  if (head.length === text.length && displayWidth(text) <= width) return text;
  let used = 0;
  let kept = '';
  for (const { segment } of graphemes.segment(head)) {
    used += widthOf(segment);
    if (used > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
