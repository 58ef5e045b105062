/** Waits until something is so, and not a moment longer; gives up after twenty seconds, for the test to say what is not. */
export async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!isSo() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
}
