import { span } from 'filigree';

export class Agent {
  @span public override accessor model: string = 'm';
  @span accessor #secret = 's'
  @span static accessor shared = 1;
  accessor plain: number;
  static accessor 'quoted name' = 2;
}
