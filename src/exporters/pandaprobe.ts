import { shownUrl, underPath } from './http/destination.js';
import { PandaProbeApi } from './pandaprobe/api.js';
import { deliver } from './pandaprobe/deliver.js';
import { Refused } from './pandaprobe/refused.js';
import { ScoreSender } from './pandaprobe/score-sender.js';
import { resolveSettings } from './pandaprobe/settings.js';
import { TraceSender } from './pandaprobe/trace-sender.js';
import type { DeliveryOptions, Exporter } from './exporter.js';
import type { PandaProbeOptions } from './pandaprobe/options.js';
import type { Settings } from './pandaprobe/settings.js';

export type { PandaProbeOptions } from './pandaprobe/options.js';

/** A trace of thousands of spans takes several requests; what was taken of it is not sent again when time runs out. */
const BATCH_TIMEOUT_MS = 120_000;

/** Starts come one by one, and are worth little once there are many. */
const LIVE_BATCH = 50;

/**
 * Sends traces, spans and scores to PandaProbe, in its cloud or a server of your own. Options that are not given come from the
 * environment variables of PandaProbe's own SDKs.
 *
 * Throws a `FiligreeError` for an unknown option, a bad value, and a missing API key or project.
 *
 * @example
 * ```ts
 * import { configure, startTrace } from 'filigree';
 * import { pandaprobe } from 'filigree/exporters/pandaprobe';
 *
 * configure({ exporters: [pandaprobe({ endpoint: 'http://127.0.0.1:9', apiKey: 'sk_pp_…'.replace('…', '0'.repeat(64)), project: 'support' })], store: false });
 * startTrace('greet', (t) => t.setOutput('hello'));
 * ```
 */
export function pandaprobe(options: PandaProbeOptions = {}): Exporter {
  const settings = resolveSettings(options, process.env);
  return settings === undefined ? { name: 'pandaprobe', export() {} } : connected(settings);
}

/**
 * The exporter that PandaProbe's own variables describe; `undefined` when they do not name a key and a project, or switch it
 * off. Throws a `FiligreeError` for a variable that has a bad value.
 */
export function pandaprobeFromEnvironment(env: NodeJS.ProcessEnv): Exporter | undefined {
  if (!env['PANDAPROBE_API_KEY']?.trim() || !env['PANDAPROBE_PROJECT_NAME']?.trim()) return undefined;
  const settings = resolveSettings({}, env);
  return settings && connected(settings);
}

function connected(settings: Settings): Exporter {
  const api = new PandaProbeApi(settings);
  const to = { traces: new TraceSender(settings), scores: new ScoreSender() };
  const { endpoint, live, project, storingMs } = settings;
  return {
    name: 'pandaprobe',
    destination: `${shownUrl(underPath(endpoint, '/traces'))} ${project}`,
    delivery: deliveryOf(settings),
    live,
    async export(batch, signal) {
      const refused = new Refused();
      await deliver(batch, to, { api, signal, storingMs, refused });
      return refused.result;
    },
    close: () => api.close(),
  };
}

/** One call for one trace, so that the pace of calls is that of `POST /traces`. */
function deliveryOf({ live, perMinute }: Settings): DeliveryOptions {
  return { unit: 'trace', maxBatch: live ? LIVE_BATCH : 1, perMinute, timeoutMs: BATCH_TIMEOUT_MS };
}
