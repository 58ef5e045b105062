import { span } from 'filigree'; import { site as __filigree_site } from "filigree/runtime";

const identity = <T,>(value: T) => value;

class View {
  @span(__filigree_site("View.render", ["title"], "in.tsx", 6, 9)) render(title: string) { return <b title={identity(title)}>{title}</b>; }
}
