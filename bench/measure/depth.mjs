import { median } from '../statistics.mjs';

/** How many calls deep a function can call itself before the stack is full; the median of some descents. */
export async function measure({ wrap, inside = (block) => block() }) {
  let reached = 0;
  const step = wrap(() => {
    reached += 1;
    step();
  });
  const depths = [];
  for (let i = 0; i < 9; i++) {
    reached = 0;
    await inside(() => fall(step));
    depths.push(reached);
  }
  return { depth: median(depths) };
}

function fall(step) {
  try {
    step();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}
