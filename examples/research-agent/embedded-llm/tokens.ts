/**
 * The embedded model's tokenizer. It is an approximation of a byte-pair tokenizer that needs no vocabulary file: the text
 * is cut the way GPT tokenizers cut it before they merge bytes (a word with the blank in front of it, up to three digits,
 * a run of punctuation, white space), and a piece that is longer than a usual vocabulary entry is cut again. English prose
 * comes out at about 4.5 characters a token. The same text always gives the same tokens, and joining them gives the text.
 */

const PIECE = / ?\p{L}+| ?\p{N}{1,3}| ?[^\s\p{L}\p{N}]+|\s+/gu;

/** Code points in one token: common English words are one entry of a vocabulary, other scripts need more tokens. */
const ASCII_RUN = 9;
const OTHER_RUN = 2;

/** What the chat format adds: a few tokens around each message, and the start of the reply. OpenAI documents 3 and 3. */
const PER_MESSAGE = 3;
const PER_REPLY = 3;

function cut(piece: string): string[] {
  const run = /^\p{ASCII}*$/u.test(piece) ? ASCII_RUN : OTHER_RUN;
  if (piece.length <= run) return [piece];
  const points = Array.from(piece);
  const tokens: string[] = [];
  for (let at = 0; at < points.length; at += run) tokens.push(points.slice(at, at + run).join(''));
  return tokens;
}

/** Cuts a text into tokens; `tokenize(text).join('') === text`. */
export const tokenize = (text: string): string[] => (text.match(PIECE) ?? []).flatMap(cut);

export const countTokens = (text: string): number => tokenize(text).length;

/** Tokens of a prompt: the text of each message, and what the chat format adds around them. */
export const countPrompt = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + countTokens(text) + PER_MESSAGE, PER_REPLY);
