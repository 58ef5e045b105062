/** On answers that come from a part of the store, while the rest is still being read. */
export const INDEXING_HEADER = 'Filigree-Indexing';
