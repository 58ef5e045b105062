import { registry } from './registry.js';
import type { Recording } from './recording.js';
import type { Scope } from './scope.js';

const { storage } = registry;

/** The scope that code runs in now. */
export function currentScope(): Scope | undefined {
  return storage.getStore();
}

/** The innermost open recording of a scope: an ended one is nobody's parent, so its own parent stands in. */
export function openRecording(scope: Scope | undefined): Recording | undefined {
  let recording = scope?.recording;
  while (recording !== undefined && recording.endedAt !== 0) recording = recording.parent;
  return recording;
}

/** Makes a handle current; `leave` gives the place back. */
export function enter(recording: Recording): void {
  recording.detail().handle = true;
  recording.outer = standing(storage.getStore());
  storage.enterWith(recording);
}

/** Gives back the place that a handle took, unless somebody else has it by now. */
export function leave(recording: Recording): void {
  if (storage.getStore() === recording) storage.enterWith(standing(recording.outer));
}

/** What was around a handle stands in for it when it has ended before those made inside it, or somewhere else. */
export function standing(scope: Scope | undefined): Scope | undefined {
  let place = scope;
  while (place !== undefined && place === place.recording && place.recording.ended && place.recording.details?.handle === true) place = place.recording.outer;
  return place;
}
