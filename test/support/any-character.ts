import fc from 'fast-check';

/** Any code point, halves of surrogate pairs too. fast-check's own unit `binary` builds a table of a million entries in each suite. */
export const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));
