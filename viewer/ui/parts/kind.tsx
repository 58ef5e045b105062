/** The kind of a span as a small tag; its colour is the one of the span's bar. */
export function Kind({ kind }: { kind: string }) {
  return <span class={`kind kind-${kind}`}>{kind}</span>;
}
