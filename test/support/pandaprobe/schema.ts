/** The server's validation, as its answers show it: which bodies it refuses, and what it says of them. */

export interface Problem {
  readonly field: string;
  readonly message: string;
}

type Path = readonly (string | number)[];
type Check = (value: unknown, path: Path) => Problem[];

interface Field {
  readonly check: Check;
  /** What stands for it when it is absent. Without one it is required. */
  readonly absent?: () => unknown;
}

const problem = (path: Path, message: string): Problem[] => [{ field: path.join(' -> '), message }];

const any: Check = () => [];

/** Lengths count code points; where one is limited, half of a surrogate pair is no string. */
const text = (least = 0, most = Infinity): Check => (value, path) => {
  if (typeof value !== 'string') return problem(path, 'Input should be a valid string');
  if (most < Infinity && !value.isWellFormed()) return problem(path, 'Input should be a valid string, unable to parse raw data as a unicode string');
  const { length } = [...value];
  if (length < least) return problem(path, `String should have at least ${least} character`);
  return length > most ? problem(path, `String should have at most ${most} characters`) : [];
};

const object: Check = (value, path) => (isObject(value) ? [] : problem(path, 'Input should be a valid dictionary'));

const uuid: Check = (value, path) =>
  typeof value === 'string' && /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(value) ? [] : problem(path, 'Input should be a valid UUID');

const datetime: Check = (value, path) => {
  if (typeof value === 'number') return [];
  const [, year = '0000'] = /^(\d{4})-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)$/.exec(String(value)) ?? [];
  return Number(year) > 0 && !Number.isNaN(Date.parse(String(value))) ? [] : problem(path, 'Input should be a valid datetime or date, invalid character in year');
};

const oneOf = (...choices: string[]): Check => (value, path) => (choices.includes(value as string) ? [] : problem(path, `Input should be ${choices.map((choice) => `'${choice}'`).join(', ')}`));

const numbers: Check = (value, path) => {
  if (!isObject(value)) return problem(path, 'Input should be a valid dictionary');
  return Object.entries(value).flatMap(([name, number]) => (typeof number === 'number' ? [] : problem([...path, name], 'Input should be a valid number')));
};

const nullable = (check: Check): Check => (value, path) => (value === null ? [] : check(value, path));

const list = (item: Check, least = 0, most = Infinity): Check => (value, path) => {
  if (!Array.isArray(value)) return problem(path, 'Input should be a valid list');
  if (value.length < least) return problem(path, `List should have at least ${least} item after validation, not ${value.length}`);
  if (value.length > most) return problem(path, `List should have at most ${most} items after validation, not ${value.length}`);
  return value.flatMap((entry, i) => item(entry, [...path, i]));
};

const record = (fields: Readonly<Record<string, Field>>): Check => (value, path) => {
  if (!isObject(value)) return problem(path, 'Input should be a valid dictionary or object to extract fields from');
  return Object.entries(fields).flatMap(([name, { absent, check }]) => {
    if (Object.hasOwn(value, name)) return check(value[name], [...path, name]);
    return absent === undefined ? problem([...path, name], 'Field required') : [];
  });
};

const optional = (check: Check, absent: unknown = null): Field => ({ check: absent === null ? nullable(check) : check, absent: () => structuredClone(absent) });

const SPAN = {
  span_id: { check: uuid },
  parent_span_id: optional(uuid),
  name: { check: text(1, 512) },
  kind: optional(oneOf('AGENT', 'TOOL', 'LLM', 'RETRIEVER', 'CHAIN', 'EMBEDDING', 'OTHER'), 'OTHER'),
  status: optional(oneOf('UNSET', 'OK', 'ERROR'), 'UNSET'),
  input: optional(any),
  output: optional(any),
  model: optional(text(0, 255)),
  token_usage: optional(object),
  metadata: optional(object, {}),
  started_at: { check: datetime },
  ended_at: optional(datetime),
  error: optional(text()),
  completion_start_time: optional(datetime),
  model_parameters: optional(object),
  cost: optional(numbers),
} satisfies Record<string, Field>;

const TRACE = {
  trace_id: { check: uuid },
  name: { check: text(1, 512) },
  status: optional(oneOf('PENDING', 'RUNNING', 'COMPLETED', 'ERROR'), 'COMPLETED'),
  input: optional(any),
  output: optional(any),
  metadata: optional(object, {}),
  started_at: { check: datetime },
  ended_at: optional(datetime),
  session_id: optional(text(0, 255)),
  user_id: optional(text(0, 255)),
  tags: optional(list(text()), []),
  environment: optional(text(0, 255)),
  release: optional(text(0, 255)),
  spans: optional(list(record(SPAN), 0, 500), []),
} satisfies Record<string, Field>;

const { trace_id: _id, started_at: _start, spans: _spans, ...UPDATABLE } = TRACE;
const UPDATE = Object.fromEntries(Object.entries(UPDATABLE).map(([name, { check }]) => [name, optional(check)]));

const SCORE = {
  trace_id: { check: uuid },
  name: { check: text() },
  value: { check: text() },
  data_type: optional(oneOf('NUMERIC', 'BOOLEAN', 'CATEGORICAL'), 'NUMERIC'),
  source: optional(oneOf('ANNOTATION', 'PROGRAMMATIC', 'AUTOMATED'), 'ANNOTATION'),
  reason: optional(text()),
  metadata: optional(object, {}),
} satisfies Record<string, Field>;

export type Row = Record<string, unknown>;

export const checkTrace = (body: unknown) => record(TRACE)(body, []);
export const checkSpans = (body: unknown) => list(record(SPAN), 1, 500)(body, []);
export const checkUpdate = (body: unknown) => record(UPDATE)(body, []);

export function checkScore(body: unknown): Problem[] {
  const problems = record(SCORE)(body, []);
  const { data_type: type = 'NUMERIC', value } = body as Row;
  if (problems.length > 0) return problems;
  if (type === 'NUMERIC' && String(value).trim() === '') return problem([], 'Value error, NUMERIC score must be a valid number');
  if (type === 'NUMERIC' && !(Number(value) >= 0 && Number(value) <= 1)) return problem([], 'Value error, NUMERIC score must be in [0.0, 1.0]');
  return type === 'BOOLEAN' && !/^(?:true|false)$/i.test(String(value)) ? problem([], "Value error, BOOLEAN score must be 'true' or 'false'") : [];
}

/** A body with what its absent fields stand for; unknown fields are dropped. */
export const filledTrace = (body: Row) => filled(TRACE, body);
export const filledSpan = (body: Row) => filled(SPAN, body);
export const filledScore = (body: Row) => filled(SCORE, body);
export const knownUpdates = (body: Row): Row => Object.fromEntries(Object.entries(body).filter(([name]) => Object.hasOwn(UPDATE, name)));

function filled(fields: Readonly<Record<string, Field>>, body: Row): Row {
  return Object.fromEntries(Object.entries(fields).map(([name, { absent }]) => [name, Object.hasOwn(body, name) ? body[name] : absent?.()]));
}

export function isObject(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
