/**
 * Options of `pandaprobe()`. An argument wins over its environment variable, that over the default. The variables are those
 * of PandaProbe's own SDKs.
 */
export interface PandaProbeOptions {
  /** Base URL of the API. Default `https://api.pandaprobe.com`. `PANDAPROBE_ENDPOINT` */
  endpoint?: string;
  /** `sk_pp_…`. `PANDAPROBE_API_KEY` */
  apiKey?: string;
  /** The name of the project; PandaProbe makes it when it does not exist. `PANDAPROBE_PROJECT_NAME` */
  project?: string;
  /** Stands in every trace, up to 255 characters. Default: that of `configure`. `PANDAPROBE_ENVIRONMENT` */
  environment?: string;
  /** Stands in every trace, up to 255 characters. Default: that of `configure`. `PANDAPROBE_RELEASE` */
  release?: string;
  /** `false`: nothing is sent. Default `true`. `PANDAPROBE_ENABLED` (`true`, `1`, `yes`; anything else is false) */
  enabled?: boolean;
  /** Show traces and spans while they run. Default `false`. */
  live?: boolean;
  /** Milliseconds for one request. Default 10,000. */
  timeoutMs?: number;
  /** Traces in one minute. Default 100, which is what the server takes for one key. */
  perMinute?: number;
  /** Milliseconds that spans and scores wait for their trace to be stored after the server accepted it. Default 20,000. */
  storingMs?: number;
}
