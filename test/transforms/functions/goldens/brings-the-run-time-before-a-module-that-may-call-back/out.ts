/** The licence. */
import 'dotenv/config';
import { site as __filigree_site, annotated as __filigree_annotated } from "filigree/runtime"; var __filigree_function1; import { helper } from './helper.js';
import { span } from 'filigree';
/** @span */
export function hoisted() { return (__filigree_function1 ??= __filigree_annotated(__filigree_site("hoisted", [], "in.ts", 6, 8), "span"))([], () => { return helper(); }); }
