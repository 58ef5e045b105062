import type { Decorator } from '@babel/types';
import type { FileContext } from './context.js';
import type { Brand } from './site.js';
import type { Path } from './walk.js';
/** The brand of one decorator, if it is filigree's and stands on a class or a class member. */
export declare function planDecorator({ expression }: Decorator, path: Path, context: FileContext): Brand | undefined;
