'use strict';
const { readFile } = require('node:fs');
const { span, 'startTrace': begin, ...others } = require('filigree')
const f = require('filigree');

class Agent {
  run(question) {
    const t = begin();
    return f.startSpan(others);
  }
}
exports.search = span({ kind: 'TOOL' }, async (query, k = 5) => readFile(query));
