import { span } from 'filigree';

const __filigree_site = 1;

class Agent { @span m() {} }
