/** What the code that the transform generates imports. Not meant to be called by hand. */
export { annotated } from '../src/annotated.js';
export { isolated } from '../src/isolated.js';
export { reentrant } from '../src/reentrant.js';
export { site } from '../src/site.js';
export { thrown } from '../src/thrown.js';
export { decorate } from './erased/decorate.js';
export { heldKey, hold, keep } from './erased/held.js';
export { hide } from './erased/hidden.js';
