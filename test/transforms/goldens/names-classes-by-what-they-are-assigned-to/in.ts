import { span, trace } from 'filigree';

@trace export class Before { @span m() {} }
export @span({ kind: 'AGENT' }) class After {}
@span abstract class Abstract { @span m() {} }
const Assigned = class { @span m() {} };
const Own = class Inner { @span m() {} };
const Cast = (class { @span m() {} } as unknown) as any;
exports.Property = class { @span m() {} };
const holder = { Key: class { @span m() {} } };
class Outer { static Nested = class { @span m() {} }; }
mixin(class { @span m(a: string) {} });
const decorated = @span class { m() {} };

export default class { @span m() {} }
