import { VERSION } from '../../version.js';
import type { Resource } from '../request-writer.js';
import type { TraceRecord } from '../../../types.js';

/** What a trace says of the program that it comes from. */
type Program = Pick<TraceRecord, 'project' | 'environment' | 'release'>;

/** Attributes that the user gives, from the option or from variables. */
export type ResourceAttributes = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Where no name is given; the specification asks for `unknown_service`, with the kind of process behind it. */
const UNKNOWN = 'unknown_service:node';

const SDK: ResourceAttributes = { 'telemetry.sdk.name': 'filigree', 'telemetry.sdk.language': 'nodejs', 'telemetry.sdk.version': VERSION };

/** The resources of an exporter: one for each program that traces come from, which is one but for a shared store. */
export class Resources {
  readonly #given: ResourceAttributes;
  readonly #made = new Map<string, Resource>();

  /** `given` wins over what a trace says. */
  constructor(given: ResourceAttributes) {
    this.#given = given;
  }

  of({ project, environment, release }: Program): Resource {
    const key = JSON.stringify([project, environment, release]);
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = this.#make({ project, environment, release });
    this.#made.set(key, made);
    return made;
  }

  #make({ project, environment, release }: Program): Resource {
    const said = { 'service.name': project ?? UNKNOWN, 'service.version': release, 'deployment.environment.name': environment };
    return new Map(Object.entries({ ...said, ...this.#given, ...SDK }).filter(([, value]) => value !== undefined));
  }
}
