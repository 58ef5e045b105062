/** Starts what receives OTLP for a store, until it is closed. Rejects when its port is taken. */
export type StartReceiver = (options: { dir: string; port: number }) => Promise<{ url: string; close(): Promise<void> }>;

/** The receiver, loaded for this command alone; `undefined` in a package that has none. */
export function loadReceiver(): Promise<StartReceiver | undefined> {
  return Promise.resolve(undefined);
}
