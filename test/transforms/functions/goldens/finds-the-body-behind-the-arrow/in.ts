import { span } from 'filigree';
/** @span */
const object = ({ a }, // => b
) /* => */ => /* => */ ({ a });
/** @span */
const typed = async <T,>(a: (x: T) => T = (x) => x): Promise<T> => a(null as T);
/** @span */
const curried = (a) => /** @span */ (b) => a + b;
/** @span */
const cast = ((a) => a) as Fn;
