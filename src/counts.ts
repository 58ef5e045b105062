/** What became of the records that were meant for one exporter. */
export interface ExportCounts {
  /** Taken by the exporter. */
  exported: number;
  /** Refused by the exporter; not sent again. */
  failed: number;
  /** Lost before the exporter came to them: the bound of the memory was reached. */
  dropped: number;
  /** Recorded and not yet given to the exporter, or not yet answered. */
  pending: number;
}

/** Counts per exporter, by its name. */
export type ExportReport = Record<string, ExportCounts>;

/** What `stats()` returns: every record and every refusal is in one of these numbers. */
export interface Stats {
  /** Traces and spans that were begun and are recorded (not: sampled out). */
  created: number;
  /** Of these, how many have ended. */
  ended: number;
  /** Events that the journal lost, by reason. */
  dropped: Record<string, number>;
  /** Calls that had no effect, by what was called: setters after the end, values of a wrong type. */
  ignored: Record<string, number>;
  exporters: ExportReport;
}
