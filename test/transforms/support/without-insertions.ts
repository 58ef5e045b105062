import { expect } from '@jest/globals';
import type { Edit } from '../../../transforms/edit.js';

/** Takes the insertions of a plan out of what it made, and fails on any other edit. */
export function withoutInsertions(output: string, edits: readonly Edit[]): string {
  return edits.reduce((text, edit) => {
    if (edit.kind !== 'insert') throw new Error(`expected nothing but insertions, got \`${edit.kind}\``);
    const { at, text: inserted } = edit;
    expect(text.slice(at, at + inserted.length)).toBe(inserted);
    return text.slice(0, at) + text.slice(at + inserted.length);
  }, output);
}
