import { span, trace } from 'filigree'; import { site as __filigree_site } from "filigree/runtime";

@trace(__filigree_site("Before", undefined, "in.ts", 3, 21)) export class Before { @span(__filigree_site("Before.m", [], "in.ts", 3, 36)) m() {} }
export @span({ kind: 'AGENT' }, __filigree_site("After", undefined, "in.ts", 4, 39)) class After {}
@span(__filigree_site("Abstract", undefined, "in.ts", 5, 22)) abstract class Abstract { @span(__filigree_site("Abstract.m", [], "in.ts", 5, 39)) m() {} }
const Assigned = class { @span(__filigree_site("Assigned.m", [], "in.ts", 6, 32)) m() {} };
const Own = class Inner { @span(__filigree_site("Inner.m", [], "in.ts", 7, 33)) m() {} };
const Cast = (class { @span(__filigree_site("Cast.m", [], "in.ts", 8, 29)) m() {} } as unknown) as any;
exports.Property = class { @span(__filigree_site("Property.m", [], "in.ts", 9, 34)) m() {} };
const holder = { Key: class { @span(__filigree_site("Key.m", [], "in.ts", 10, 37)) m() {} } };
class Outer { static Nested = class { @span(__filigree_site("Outer.Nested.m", [], "in.ts", 11, 45)) m() {} }; }
mixin(class { @span(__filigree_site(undefined, ["a"], "in.ts", 12, 21)) m(a: string) {} });
const decorated = @span(__filigree_site("decorated", undefined, "in.ts", 13, 31)) class { m() {} };

export default class { @span(__filigree_site("default.m", [], "in.ts", 15, 30)) m() {} }
