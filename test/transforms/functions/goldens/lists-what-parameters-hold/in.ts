import 'filigree';
/** @span */
function all(this: Foo, a, b = 1, { c, d: [e], ...f }: Options = {}, [g, h = 2], ...rest: string[]) {}
/** @span */
function spread(...[first, second]) {}
