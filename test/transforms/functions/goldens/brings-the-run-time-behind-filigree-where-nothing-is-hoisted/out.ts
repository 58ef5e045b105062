import './helper.js';
import { span } from 'filigree'; import { site as __filigree_site, annotated as __filigree_annotated } from "filigree/runtime"; var __filigree_function1;
/** @span */
export const arrow = () => (__filigree_function1 ??= __filigree_annotated(__filigree_site("arrow", [], "in.ts", 4, 22), "span"))([], () => 1);
