/** The version of the package, as destinations are told it; a test compares it with package.json. */
export const VERSION = '0.1.0';
