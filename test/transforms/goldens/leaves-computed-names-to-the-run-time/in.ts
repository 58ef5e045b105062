import { span } from 'filigree';

const KEY = 'k';

class Agent {
  @span [KEY]() {}
  @span async *[Symbol.asyncIterator]() {}
  @span [`a${KEY}`]() {}
  @span known() {}
}
