import { lexer } from 'marked';
import { decodeEntities } from './entities.js';
import type { Token, Tokens } from 'marked';

/**
 * Markdown as a tree of known elements. Whatever the text says, nothing else comes out of it: raw HTML stays text, links and
 * images are only told, and the page makes each node with the DOM, never from a string of HTML.
 */
export type MarkdownNode =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | { readonly type: 'block'; readonly text: string; readonly language: string }
  | { readonly type: 'link' | 'image'; readonly href: string; readonly children: readonly MarkdownNode[] }
  | { readonly type: 'heading'; readonly level: number; readonly children: readonly MarkdownNode[] }
  | { readonly type: 'list'; readonly start: number | undefined; readonly children: readonly MarkdownNode[] }
  | { readonly type: 'row'; readonly head: boolean; readonly children: readonly MarkdownNode[] }
  | { readonly type: 'paragraph' | 'strong' | 'em' | 'del' | 'quote' | 'item' | 'table' | 'cell'; readonly children: readonly MarkdownNode[] }
  | { readonly type: 'rule' | 'break' };

/** Some texts take the parser time that grows with the square of their length; longer ones are shown as they are. */
const MAX_LENGTH = 64 * 1024;

/** The tree of a text, or `undefined` for one that is too long to be parsed. */
export function markdownTree(text: string): readonly MarkdownNode[] | undefined {
  return text.length > MAX_LENGTH ? undefined : nodesOf(lexer(text, { gfm: true, breaks: true }));
}

function nodesOf(tokens: readonly Token[] = []): MarkdownNode[] {
  return tokens.flatMap((token) => nodeOf(token as Tokens.Generic) ?? []);
}

function nodeOf(token: Tokens.Generic): MarkdownNode | readonly MarkdownNode[] | undefined {
  switch (token.type) {
    case 'space':
    case 'def':
      return undefined;
    case 'text':
      return token.tokens === undefined ? { type: 'text', text: decodeEntities(token.text) } : nodesOf(token.tokens);
    case 'escape':
      return { type: 'text', text: token.text };
    case 'codespan':
      return { type: 'code', text: token.text };
    case 'code':
      return { type: 'block', text: token.text, language: token.lang ?? '' };
    case 'br':
      return { type: 'break' };
    case 'hr':
      return { type: 'rule' };
    case 'checkbox':
      return { type: 'text', text: token['checked'] === true ? '☑ ' : '☐ ' };
    default:
      return withChildren(token);
  }
}

function withChildren(token: Tokens.Generic): MarkdownNode {
  const children = nodesOf(token.tokens);
  switch (token.type) {
    case 'heading':
      return { type: 'heading', level: token['depth'], children };
    case 'paragraph':
    case 'strong':
    case 'em':
    case 'del':
      return { type: token.type, children };
    case 'blockquote':
      return { type: 'quote', children };
    case 'link':
      return { type: 'link', href: token['href'], children };
    case 'image':
      return { type: 'image', href: token['href'], children: [{ type: 'text', text: token['text'] }] };
    case 'list':
      return { type: 'list', start: token['ordered'] === true ? Number(token['start']) : undefined, children: nodesOf(token['items']) };
    case 'list_item':
      return { type: 'item', children };
    case 'table':
      return table(token as Tokens.Table);
    default:
      // Raw HTML, and whatever the parser has that is not known here.
      return { type: 'text', text: token.raw };
  }
}

function table({ header, rows }: Tokens.Table): MarkdownNode {
  const row = (cells: readonly Tokens.TableCell[], head: boolean): MarkdownNode => ({ type: 'row', head, children: cells.map(({ tokens }) => ({ type: 'cell', children: nodesOf(tokens) })) });
  return { type: 'table', children: [row(header, true), ...rows.map((cells) => row(cells, false))] };
}
