import { shapes as classes } from './classes.js';
import { shapes as context } from './context.js';
import { shapes as errors } from './errors.js';
import { shapes as functions } from './functions.js';
import { shapes as generators } from './generators.js';
import { shapes as identity } from './identity.js';
import { shapes as members } from './members.js';
import { shapes as promises } from './promises.js';
import { shapes as streams } from './streams.js';
import { shapes as tc39 } from './tc39.js';
import { shapes as values } from './values.js';
import type { Shape } from '../support/shape.js';

export const shapes: readonly Shape[] = [...members, ...classes, ...tc39, ...identity, ...functions, ...generators, ...promises, ...errors, ...streams, ...context, ...values];
