import { trace, span } from 'filigree';

@trace(first()) @span
export default class Agent extends mixin<Base>(Base)<string> implements Runs {
  run() {}
}

@span(first())
class Bare { [second()]() {} }
