/** The licence. */
import 'dotenv/config';
import { helper } from './helper.js';
import { span } from 'filigree';
/** @span */
export function hoisted() { return helper(); }
