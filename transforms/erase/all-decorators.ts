import type { Class, Decorator, Node } from '@babel/types';

/** Every decorator of a class; by the grammar of `experimentalDecorators` also those of parameters and of abstract members. */
export function allDecorators({ decorators, body }: Class): Decorator[] {
  const members = body.body.flatMap((member): Node[] => [member, ...('params' in member ? member.params : [])]);
  return [decorators, ...members.map((member) => ('decorators' in member ? member.decorators : undefined))].flatMap((list) => list ?? []);
}
