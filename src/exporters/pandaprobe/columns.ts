/** Characters that the server's columns for names of traces and spans hold; one more and the whole request is refused. */
export const MOST_NAME = 512;

/** Characters that its other text columns hold: session, user, environment, release, model, and name and value of a score. */
export const MOST_TEXT = 255;

/** Stands for an empty name, which the server refuses. */
export const NAMELESS = '(unnamed)';
