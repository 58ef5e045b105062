/** A piece of a message, whatever the provider calls it. */
export type Part =
  | { readonly type: 'text' | 'reasoning'; readonly text: string }
  | { readonly type: 'tool-call'; readonly id: string | undefined; readonly name: string; readonly arguments: unknown }
  | { readonly type: 'tool-result'; readonly id: string | undefined; readonly result: unknown }
  | { readonly type: 'media'; readonly modality: string; readonly mimeType: string | undefined; readonly url: string | undefined; readonly data: string | undefined }
  | { readonly type: 'other'; readonly block: unknown };

export interface ChatMessage {
  readonly role: string;
  readonly name: string | undefined;
  readonly parts: readonly Part[];
  readonly finishReason: string | undefined;
}

/** What a model was asked, or what it answered, as far as its shape is known. */
export interface Chat {
  readonly messages: readonly ChatMessage[];
  /** Instructions that stand beside the messages. */
  readonly system?: readonly Part[];
  readonly tools?: readonly unknown[];
  /** The request or the answer that the messages stood in, without what is above. */
  readonly rest?: Fields;
  /** Whether the captured value is this and nothing besides. */
  readonly alone: boolean;
}

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
