import { expectGoldens } from '../support/expect-goldens.js';

expectGoldens('using/goldens');
