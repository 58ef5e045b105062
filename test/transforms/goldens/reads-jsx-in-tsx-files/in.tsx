import { span } from 'filigree';

const identity = <T,>(value: T) => value;

class View {
  @span render(title: string) { return <b title={identity(title)}>{title}</b>; }
}
