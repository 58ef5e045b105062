import { useEffect, useState } from 'preact/hooks';

const TICK_MS = 500;

/** The time in microseconds since the Unix epoch; it goes on while something runs. */
export function useNow(running: boolean): number {
  const [now, setNow] = useState(() => Date.now() * 1000);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now() * 1000), TICK_MS);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
