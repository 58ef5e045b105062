/** How much more or less `b` is than `a`, in percent: `+12 %`, `−40 %`; in times where it is far more: `×3.1`. */
export function changeText(a: number | undefined, b: number | undefined): string {
  if (a === undefined || b === undefined) return '';
  if (a === b) return '=';
  if (a === 0) return b > 0 ? 'new' : '';
  const ratio = b / a;
  if (ratio >= 2) return `×${ratio.toFixed(ratio < 10 ? 1 : 0)}`;
  const percent = Math.round((ratio - 1) * 100);
  return percent < 0 ? `−${-percent} %` : `+${percent} %`;
}
