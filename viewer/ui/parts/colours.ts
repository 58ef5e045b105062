/** The colours of the style sheet as a canvas needs them; looked up once for a drawing. */
export function kindColours(): (name: string) => string {
  const probe = document.body.appendChild(document.createElement('span'));
  const found = new Map<string, string>();
  const colour = (name: string) => {
    probe.className = `bar-${name}`;
    return getComputedStyle(probe).backgroundColor;
  };
  // Each name is asked for while the probe is in the document, so all are asked for now.
  for (const name of NAMES) found.set(name, colour(name));
  probe.remove();
  return (name) => found.get(name) ?? found.get('OTHER')!;
}

const NAMES = ['TRACE', 'AGENT', 'TOOL', 'LLM', 'RETRIEVER', 'CHAIN', 'EMBEDDING', 'RERANKER', 'GUARDRAIL', 'EVALUATOR', 'OTHER', 'ERROR', 'LINE'];
