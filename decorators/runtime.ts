/** What the code that the transform generates imports. Not meant to be called by hand. */
export { site } from '../src/site.js';
