import { useEffect, useState } from 'preact/hooks';
import { formatDuration } from '../../../src/text/duration.js';

interface Timed {
  readonly startTime: number;
  readonly duration?: number;
}

const TICK_MS = 500;

/** How long something took; while it runs, how long it has been running. */
export function Elapsed({ row: { startTime, duration } }: { row: Timed }) {
  return duration === undefined ? <Running since={startTime} /> : <span class="duration">{formatDuration(duration)}</span>;
}

function Running({ since }: { since: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <span class="duration running">{formatDuration(Math.max(0, Math.round((now * 1000 - since) / 100_000) * 100_000))}</span>;
}
