import { engine } from './engine.js';

/** Runs a step of ours on the way of the user's call: what goes wrong in it is told, and never reaches the call. */
export function guard(step: () => void): void {
  try {
    step();
  } catch (error) {
    engine().failed(error);
  }
}
