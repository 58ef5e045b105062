'use strict';
const { readFile } = require('node:fs');
const { span, 'startTrace': begin, ...others } = require('filigree'); const { site: __filigree_site } = require("filigree/runtime");
const f = require('filigree');

class Agent {
  run(question) {
    const t = begin(__filigree_site("Agent.run", undefined, "in.js", 8, 15));
    return f.startSpan(others, __filigree_site("Agent.run", undefined, "in.js", 9, 12));
  }
}
exports.search = span({ kind: 'TOOL' }, async (query, k = 5) => readFile(query), __filigree_site("search", ["query", "k"], "in.js", 12, 18));
