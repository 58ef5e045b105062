import { span } from 'filigree';

const less = a < b, more = (c > (d));

class Agent { @span m(q) { using s = q; } }
