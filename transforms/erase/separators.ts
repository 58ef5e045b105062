import type { Edit } from '../edit.js';
import { isMember } from '../members.js';
import { endOf } from '../place.js';
import { startOf } from './offsets.js';
import type { Writer } from './writer.js';

/** A decorator ended the field before it; without it, `x = 1` would go on in a line that begins with `[` or `*`. */
export function separatorEdits({ erased, code }: Writer): Edit[] {
  return erased.node.body.body.flatMap((member, index, members): Edit[] => {
    const before = members[index - 1];
    const first = isMember(member) ? member.decorators?.[0] : undefined;
    if (!first || !before || !before.type.endsWith('Property') || code[endOf(before) - 1] === ';') return [];
    return [{ kind: 'insert', at: startOf(first), text: ';' }];
  });
}
