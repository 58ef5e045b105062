import { useEffect, useState } from 'preact/hooks';

/** A number that changes when the colours do: a canvas has to be drawn anew. */
export function useTheme(): number {
  const [round, setRound] = useState(0);
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const changed = () => setRound((before) => before + 1);
    dark.addEventListener('change', changed);
    addEventListener('filigree-theme', changed);
    return () => {
      dark.removeEventListener('change', changed);
      removeEventListener('filigree-theme', changed);
    };
  }, []);
  return round;
}
