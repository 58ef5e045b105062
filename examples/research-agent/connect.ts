/** Which language model to talk to: the one that the environment names, or the embedded one. */
import OpenAI from 'openai';
import { startEmbeddedLlm } from './embedded-llm/server.js';
import { Llm } from './llm.js';

export interface Connection {
  llm: Llm;
  /** For people: where the model is. */
  description: string;
  close(): Promise<void>;
}

/** The environment is incomplete; the message says what is missing. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

export type Environment = Readonly<Record<string, string | undefined>>;

async function connectEmbedded(): Promise<Connection> {
  const server = await startEmbeddedLlm();
  const client = new OpenAI({ baseURL: server.baseURL, apiKey: server.apiKey });
  const description = `${server.model}, embedded (OPENAI_BASE_URL, OPENAI_API_KEY and OPENAI_MODEL choose another one)`;
  return { llm: new Llm(client, server.model), description, close: () => server.close() };
}

/** @throws SettingsError when an endpoint is named and the model is not. */
export async function connect(env: Environment): Promise<Connection> {
  const { OPENAI_BASE_URL: baseURL, OPENAI_API_KEY: apiKey, OPENAI_MODEL: model } = env;
  if (!baseURL && !apiKey) return connectEmbedded();
  if (!model) {
    throw new SettingsError('OPENAI_MODEL is not set: expected the name of a model at the endpoint of OPENAI_BASE_URL or OPENAI_API_KEY.');
  }
  // Local servers take any key, and the client insists on one. `null` is the client's way to say "not from process.env".
  const client = new OpenAI({ baseURL: baseURL || null, apiKey: apiKey || 'none' });
  return { llm: new Llm(client, model), description: `${model} at ${client.baseURL}`, close: async () => {} };
}
