import type { Class, ClassMethod, ClassPrivateMethod, ClassAccessorProperty, ClassPrivateProperty, ClassProperty, Node } from '@babel/types';
/** A class member that can carry a decorator. */
export type Member = ClassMethod | ClassPrivateMethod | ClassProperty | ClassPrivateProperty | ClassAccessorProperty;
export declare function isMember(node: Node | undefined): node is Member;
export declare function isClass(node: Node | undefined): node is Class;
/** A member's or a property's key as text (`run`, `#secret`, `42`); `undefined` when only the run time knows it. */
export declare function keyName({ key, computed }: {
    key: Node;
    computed?: boolean | null;
}): string | undefined;
/** What a call of the member gets; absent for getters, and for fields whose value is no function where it stands. */
export declare function memberParameters(member: Member): string[] | undefined;
