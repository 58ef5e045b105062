/** What the API said of an agent instance or a span. */
export interface Reply {
  /** Prefactor's own id; every answer about an instance or a span has it. */
  readonly id: string | undefined;
  /** Absent where the answer was cut before it. */
  readonly status: string | undefined;
  /** Why the instance is to stop; absent where it may go on. */
  readonly terminated: { readonly reason: string | undefined } | undefined;
}

interface Answer {
  status?: unknown;
  details?: { id?: unknown; status?: unknown; termination_reason?: unknown };
  control?: { terminate?: unknown; reason?: unknown };
}

/**
 * Reads an answer; `undefined` for what is none of the API's, such as a login page. Answers repeat the payload that was
 * sent, and no more of them is read than the HTTP client reads: of one that is cut, the id is looked for in the text.
 */
export function readReply(body: Buffer): Reply | undefined {
  const text = body.toString();
  try {
    return replyOf(JSON.parse(text) as Answer | null);
  } catch {
    return readCutReply(text);
  }
}

function replyOf(answer: Answer | null): Reply | undefined {
  if (answer?.status !== 'success') return undefined;
  const { control, details: { id, status, termination_reason: reason } = {} } = answer;
  const byOperator = status === 'terminated' ? { reason: textOf(reason) } : undefined;
  return { id: textOf(id), status: textOf(status), terminated: control?.terminate === true ? { reason: textOf(control.reason) } : byOperator };
}

/** The id stands before the payload, in the order of the alphabet and in that of the documentation. */
function readCutReply(text: string): Reply | undefined {
  const [head = ''] = text.split('"payload"', 1);
  const id = /^\{.*?"id"\s*:\s*"([^"]+)"/s.exec(head)?.[1];
  const control = /"control"\s*:\s*\{([^}]*)\}/.exec(head)?.[1];
  if (id === undefined) return undefined;
  const terminated = control !== undefined && /"terminate"\s*:\s*true/.test(control) ? { reason: /"reason"\s*:\s*"([^"]*)"/.exec(control)?.[1] } : undefined;
  return { id, status: undefined, terminated };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
