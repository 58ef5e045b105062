import { useEffect, useState } from 'preact/hooks';
import { askToOpen } from '../link-dialog.js';
import { Text } from '../text.js';
import { LongText } from './long-text.js';
import { safeUrl } from '../../data/safe-url.js';
import type { JSX } from 'preact';
import type { MarkdownNode } from '../../data/markdown-tree.js';

type Parser = typeof import('../../data/markdown-tree.js').markdownTree;

let parser: Parser | undefined;

/** Recorded text as Markdown. Links ask before they are followed, images are told and not loaded, HTML stays text. */
export function Markdown({ text }: { text: string }) {
  const [parse, setParse] = useState(() => parser);
  useEffect(() => {
    if (parse === undefined) void import('../../data/markdown-tree.js').then(({ markdownTree }) => setParse(() => (parser = markdownTree)));
  }, []);
  const tree = parse?.(text);
  return tree === undefined ? <LongText text={text} /> : <div class="markdown">{nodes(tree)}</div>;
}

function nodes(list: readonly MarkdownNode[]): JSX.Element[] {
  return list.map((node, i) => <Node key={i} node={node} />);
}

const SIMPLE = { paragraph: 'p', strong: 'strong', em: 'em', del: 'del', quote: 'blockquote', item: 'li' } as const;

function Node({ node }: { node: MarkdownNode }) {
  switch (node.type) {
    case 'text':
      return <Text lines>{node.text}</Text>;
    case 'code':
      return <code><Text>{node.text}</Text></code>;
    case 'block':
      return <LongText text={node.text} />;
    case 'rule':
      return <hr />;
    case 'break':
      return <br />;
    case 'link':
      return <RecordedLink href={node.href}>{nodes(node.children)}</RecordedLink>;
    case 'image':
      return <RecordedLink href={node.href}>image {nodes(node.children)}</RecordedLink>;
    case 'heading':
      return <p role="heading" aria-level={Math.min(6, node.level + 3)} class={`heading heading-${node.level}`}>{nodes(node.children)}</p>;
    case 'list':
      return node.start === undefined ? <ul>{nodes(node.children)}</ul> : <ol start={node.start}>{nodes(node.children)}</ol>;
    case 'table':
      return <div class="table-scroll"><table><tbody>{nodes(node.children)}</tbody></table></div>;
    case 'row':
      return <tr>{node.children.map((cell, i) => (node.head ? <th key={i} scope="col">{inside(cell)}</th> : <td key={i}>{inside(cell)}</td>))}</tr>;
    case 'cell':
      return <>{inside(node)}</>;
    default: {
      const Element = SIMPLE[node.type];
      return <Element>{nodes(node.children)}</Element>;
    }
  }
}

function inside(node: MarkdownNode): JSX.Element[] {
  return 'children' in node ? nodes(node.children) : [];
}

function RecordedLink({ href, children }: { href: string; children: JSX.Element[] | readonly (string | JSX.Element[])[] }) {
  const url = safeUrl(href);
  if (url === undefined) return <span title={href}>{children} <span class="faint">(<Text>{href}</Text>)</span></span>;
  return <button type="button" class="linklike" title={url} onClick={() => askToOpen({ url })}>{children}</button>;
}
