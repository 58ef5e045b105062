import { DIGIT, isWordStart, runEnd, runStart, TOKEN } from '../chars.js';
import type { Finder } from '../match.js';

/** Tokens of Telegram bots: the bot's number, a colon and 35 characters, of which the first is `A`. */
export const telegram: Finder = {
  pairs: [':A'],
  find(text, colon, open) {
    const start = runStart(text, colon, DIGIT, Math.max(0, colon - 16));
    if (colon - start < 8) return undefined;
    const end = runEnd(text, colon + 1, TOKEN, colon + 37);
    return end - colon === 36 || (open && end === text.length) ? { start, end, rule: 'telegram-token' } : undefined;
  },
};

/** Base64 of the digits with which the id of a Discord bot can begin. */
const DISCORD_STARTS = ['MT', 'Mj', 'Mz', 'ND', 'NT', 'Nj', 'Nz', 'OD', 'OT'];

/** Tokens of Discord bots: the bot's id in base64, a time and a signature, joined by dots. */
export const discord: Finder = {
  pairs: DISCORD_STARTS,
  find(text, start) {
    if (!isWordStart(text, start, TOKEN)) return undefined;
    const idEnd = runEnd(text, start, TOKEN, start + 29);
    if (idEnd - start < 23 || text[idEnd] !== '.') return undefined;
    const timeEnd = runEnd(text, idEnd + 1, TOKEN, idEnd + 9);
    if (timeEnd - idEnd !== 7 || text[timeEnd] !== '.') return undefined;
    const end = runEnd(text, timeEnd + 1, TOKEN, timeEnd + 40);
    return end - timeEnd > 26 ? { start, end, rule: 'discord-token' } : undefined;
  },
};
