'use strict';
hoisted();
const { span } = require('filigree');
/** @span TOOL */
function hoisted() { return 1; }
