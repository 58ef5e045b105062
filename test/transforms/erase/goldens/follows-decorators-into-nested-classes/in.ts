import { span } from 'filigree';

export class Outer {
  @span({ metadata: { inner: class { @span.tool({ model: 'm' }) run() {} } } })
  make() {
    return class Inner { @span #secret() {} @span run() {} };
  }
}
