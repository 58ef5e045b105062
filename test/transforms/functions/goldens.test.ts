import { expectGoldens } from '../support/expect-goldens.js';

expectGoldens('functions/goldens');
