import { isPlain, textPieces } from '../data/escapes.js';

interface Properties {
  children: string;
  /** Line ends and tabs stay what they are. */
  lines?: boolean;
  class?: string;
}

/**
 * Text that came from a program. Its direction does not reach what is beside it, and a character that would be invisible or
 * change others is shown as its escape, by style sheet: what is in the document, found and copied is the text itself.
 */
export function Text({ children, lines = false, class: name }: Properties) {
  if (isPlain(children)) return <bdi class={name}>{children}</bdi>;
  return (
    <bdi class={name}>
      {textPieces(children, lines).map(({ text, escape }, i) =>
        escape === undefined ? text : (
          <bdi key={i} class="escaped" data-escape={escape}>
            {text}
          </bdi>
        ),
      )}
    </bdi>
  );
}
