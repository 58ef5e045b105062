import { describe, expect, test } from '@jest/globals';
import { createRedactor } from '../../src/redact/redact.js';

const { value } = createRedactor(true);

const SECRET: Readonly<Record<string, readonly string[]>> = {
  password: ['password', 'Password', 'PASSWORD', 'passwd', 'pwd', 'passphrase', 'db_password', 'DB-PASSWORD', 'dbPassword', 'passwords'],
  secret: ['secret', 'SECRET', 'client_secret', 'clientSecret', 'CLIENT-SECRET', 'secrets', 'webhookSecret'],
  authorization: ['authorization', 'Authorization', 'proxy-authorization', 'proxyAuthorization', 'Proxy_Authorization'],
  cookie: ['cookie', 'Cookie', 'cookies', 'set-cookie', 'setCookie', 'SET_COOKIE', 'PHPSESSID', 'JSESSIONID', 'connect.sid', 'ASP.NET_SessionId', 'sessionCookie'],
  'api-key': ['api_key', 'apikey', 'apiKey', 'API-KEY', 'api key', 'x-api-key', 'X-Api-Key', 'OPENAI_API_KEY', 'openaiApiKey', 'x-goog-api-key', 'apiKeys'],
  'secret-key': ['secret_key', 'secretKey', 'AWS_SECRET_ACCESS_KEY', 'awsSecretAccessKey', 'AccountKey', 'SharedAccessKey'],
  'private-key': ['private_key', 'privateKey', 'PRIVATE-KEY', 'signingKey', 'encryption_key'],
  token: [
    'token', 'Token', 'TOKEN', 'access_token', 'accessToken', 'refresh_token', 'refreshToken', 'id_token', 'idToken', 'authtoken', 'auth_token',
    'GITHUB_TOKEN', 'githubToken', 'HF_TOKEN', 'x-csrf-token', 'sessionToken', 'AWS_SESSION_TOKEN', 'x-amz-security-token', 'slackBotToken', 'bearerToken', 'jwt',
  ],
  credentials: ['credentials', 'credential'],
};

const ORDINARY = [
  'tokens', 'max_tokens', 'maxTokens', 'max_completion_tokens', 'token_count', 'tokenCount', 'prompt_tokens', 'promptTokens', 'tokenUsage', 'token_usage',
  'total_tokens', 'totalTokens', 'completion_tokens', 'input_tokens', 'output_tokens', 'cached_tokens', 'reasoning_tokens', 'tokens_per_second', 'tokenizer',
  'eos_token', 'bosToken', 'pad_token', 'eos_token_id', 'stop_token', 'next_page_token', 'nextPageToken', 'next_token', 'pageToken', 'continuationToken',
  'max_token', 'per_token', 'cost_per_token', 'time_to_first_token', 'cancellationToken', 'token_type', 'tokenType', 'token_id', 'special_token', 'num_token',
  'sessionId', 'session_id', 'session', 'userId', 'key', 'keys', 'primary_key', 'public_key', 'publicKey', 'foreignKey', 'cacheKey', 'keyboard', 'monkey',
  'author', 'authority', 'authorized', 'authorizationUrl', 'auth', 'secretary', 'secretName', 'passwordless', 'password_policy', 'cookieConsent', 'cookbook',
  'gen_ai.usage.input_tokens', 'llm.token_count.prompt', 'model', 'content', 'role', 'PWD', 'pass', 'compass', 'signature', 'bypass', '',
];

describe('a value under the name of a secret goes, whatever the spelling of the name', () => {
  test.each(Object.entries(SECRET).flatMap(([rule, names]) => names.map((name) => [name, rule] as const)))('%s', (name, rule) => {
    expect(value({ [name]: 'abc' })).toEqual({ [name]: `[Redacted:${rule}]` });
  });
});

describe('a value under another name stays', () => {
  test.each(ORDINARY)('%s', (name) => {
    const given = { [name]: 'abc' };
    expect(value(given)).toBe(given);
  });
});

test('whatever the value is: text, a number, a list, an object', () => {
  const marker = '[Redacted:password]';
  expect(value([{ password: 'x' }, { password: 1234 }, { password: ['x'] }, { password: { x: 1 } }])).toEqual(Array(4).fill({ password: marker }));
});

test('what hides nothing stays: true, false, null and empty text, and a number as a token', () => {
  const given = { password: null, apiKey: '', hasPassword: true, secret: false, token: 15339 };
  expect(value(given)).toBe(given);
});

test('log probabilities keep their tokens', () => {
  const given = { content: [{ token: ' Hello', logprob: -0.1, top_logprobs: [{ token: ' Hi', logprob: -2 }] }] };
  expect(value(given)).toBe(given);
  expect(value(JSON.stringify(given))).toBe(JSON.stringify(given));
});

test('the schema of a tool keeps its parameters', () => {
  const given = { parameters: { type: 'object', properties: { password: { type: 'string' }, token: { $ref: '#/x' } }, required: ['password'] } };
  expect(value(given)).toBe(given);
});

test('entries of a map and pairs of headers go by their first item', () => {
  expect(value({ '[Map 2]': [['password', 'x'], ['user', 'ann']] })).toEqual({ '[Map 2]': [['password', '[Redacted:password]'], ['user', 'ann']] });
  expect(value({ pair: ['password', 'user'] })).toEqual({ pair: ['password', 'user'] });
});

test('a value beside its name goes', () => {
  expect(value([{ name: 'Authorization', value: 'x' }, { name: 'Accept', value: '*' }])).toEqual([
    { name: 'Authorization', value: '[Redacted:authorization]' },
    { name: 'Accept', value: '*' },
  ]);
});
