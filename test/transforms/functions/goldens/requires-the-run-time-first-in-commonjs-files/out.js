'use strict';
const { site: __filigree_site, annotated: __filigree_annotated } = require("filigree/runtime"); var __filigree_function1; hoisted();
const { span } = require('filigree');
/** @span TOOL */
function hoisted() { return (__filigree_function1 ??= __filigree_annotated(__filigree_site("hoisted", [], "in.js", 5, 1), "span", "TOOL"))([], () => { return 1; }); }
