import { span } from 'filigree'; import { site as __filigree_site } from "filigree/runtime";

const less = a < b, more = (c > (d));

class Agent { @span(__filigree_site("Agent.m", ["q"], "in.js", 5, 21)) m(q) { using s = q; } }
