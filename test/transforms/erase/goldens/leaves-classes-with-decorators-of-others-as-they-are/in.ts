import { span } from 'filigree';
import { other } from 'other';

export class Mixed {
  @span run() {}
  @other stop() {}
}

export class Ours {
  @span run() {
    return class { @other stop() {} };
  }
}
