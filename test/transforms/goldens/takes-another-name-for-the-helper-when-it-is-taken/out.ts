import { span } from 'filigree'; import { site as __filigree_site2 } from "filigree/runtime";

const __filigree_site = 1;

class Agent { @span(__filigree_site2("Agent.m", [], "in.ts", 5, 21)) m() {} }
