import { span } from 'filigree';

export const Agent = class<T> { @span run = () => {}; };
export const plain = class { @span run() {} };
take(class extends Base { @span #run() {} });
export default @span class { static accessor count = 0; }
