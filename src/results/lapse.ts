import { now } from '../clock.js';
import type { Recording } from '../recording.js';

interface Lapse {
  readonly recording: Recording;
  readonly reason: string;
  readonly handedOutAt: number;
}

const collected = new FinalizationRegistry<Lapse>(({ recording, reason, handedOutAt }) => {
  if (!recording.ended) recording.lapse(reason, handedOutAt);
});

/** When `holder` is collected before the recording has ended, it ends as of now, and says why. */
export function lapses(recording: Recording, holder: object, reason: string): void {
  collected.register(holder, { recording, reason, handedOutAt: now() });
}
