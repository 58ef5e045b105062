import type { Place } from './site.js';
/** Something of filigree's that the transform understood too little of, and therefore left as it was. */
export interface Skip extends Place {
    /** What was expected, what was found, what to do. */
    readonly reason: string;
}
/** Options that every host of the transform passes on. */
export interface PlanOptions {
    /** The folder that recorded file names are relative to. Default: the working directory. */
    root?: string;
    /** Hears each skip once per planned file. Default: silence, since the code works without the transform. */
    onSkip?: (skip: Skip) => void;
}
