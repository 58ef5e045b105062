import { digest } from './keys.js';
import { PARAMS, RESULT } from './span-schema.js';
import type { DeclaredSpan } from '../exporter.js';
import type { SpanKind, SpanRecord } from '../../types.js';
import type { SchemaVersion, SpanTypeSchema } from './wire.js';

/** Every kind, so that spans of imperative calls are declared as well. */
const KINDS: Readonly<Record<SpanKind, readonly [title: string, description: string]>> = {
  AGENT: ['Agent', 'An agent or a part of one that decides what to do'],
  TOOL: ['Tool', 'A tool that an agent called'],
  LLM: ['LLM call', 'A call of a language model'],
  RETRIEVER: ['Retrieval', 'A search for documents'],
  CHAIN: ['Chain', 'Steps that belong together'],
  EMBEDDING: ['Embedding', 'A call of an embedding model'],
  RERANKER: ['Reranking', 'A new order for documents that were found'],
  GUARDRAIL: ['Guardrail', 'A check of what goes in or comes out'],
  EVALUATOR: ['Evaluation', 'A judgement of a result'],
  OTHER: ['Work', 'Any other work'],
};

/** The span types that one agent instance may use. */
export interface SpanTypes {
  readonly version: SchemaVersion;
  /** The declared type of a span: its kind, and for a declared tool its name as well. */
  nameOf(span: Pick<SpanRecord, 'kind' | 'name'>): string;
}

/**
 * The schema version for what is declared now. Its identifier is a hash of its content: the same classes give the same
 * one in every process, and a changed program never meets an old version under its name, which the API would refuse.
 */
export class Schemas {
  #current: SpanTypes | undefined;
  #tools = '';

  of(declared: readonly DeclaredSpan[]): SpanTypes {
    const tools = [...new Set(declared.filter(({ kind }) => kind === 'TOOL').map(({ name }) => toolType(name)))].sort();
    const key = tools.join();
    if (this.#current === undefined || key !== this.#tools) this.#current = spanTypes(tools);
    this.#tools = key;
    return this.#current;
  }
}

function spanTypes(tools: readonly string[]): SpanTypes {
  const kinds = (Object.keys(KINDS) as SpanKind[]).map((kind) => schemaOf(kindType(kind), kind));
  const schemas = [...kinds, ...tools.map((name) => ({ ...schemaOf(name, 'TOOL'), title: name.slice(kindType('TOOL').length + 1) }))];
  const version = { external_identifier: `filigree-${digest(JSON.stringify(schemas))}`, span_type_schemas: schemas };
  const known = new Set(tools);
  return {
    version,
    nameOf({ kind, name }) {
      const tool = kind === 'TOOL' ? toolType(name) : '';
      return known.has(tool) ? tool : kindType(kind);
    },
  };
}

function schemaOf(name: string, kind: SpanKind): SpanTypeSchema {
  const [title, description] = KINDS[kind];
  return { name, title, description, params_schema: PARAMS, result_schema: RESULT };
}

function kindType(kind: SpanKind): string {
  return `filigree:${kind.toLowerCase()}`;
}

/** Colons part the levels of a type, so none may stand in a tool's name. */
function toolType(name: string): string {
  return `${kindType('TOOL')}:${name.replace(/[^\w.-]+/g, '_').slice(0, 100)}`;
}
