import { median } from './statistics.mjs';

/** What the rounds of a run say, put together. */
export class Summary {
  #samples;

  constructor(samples) {
    this.#samples = samples;
  }

  /** The median of a field over the rounds; nothing where it was not measured. */
  value(node, caseId, contender, field) {
    const values = this.#series(node, caseId, contender, field).filter((value) => value !== undefined);
    return values.length === 0 ? undefined : median(values);
  }

  /** How much more than another contender, in medians. */
  over(node, caseId, contender, base, field) {
    return subtract(this.value(node, caseId, contender, field), this.value(node, caseId, base, field));
  }

  /** As a share of another contender's, in medians. */
  share(node, caseId, contender, base, field) {
    const [part, total] = [contender, base].map((one) => this.value(node, caseId, one, field));
    return part === undefined || total === undefined ? undefined : part / total;
  }

  /**
   * Overhead over the plain call as a multiple of another contender's overhead: the median of the turns' own ratios,
   * because the processes of one turn meet the machine in the same mood.
   */
  ratio(node, caseId, contender, other) {
    const [turns, others, plain] = [contender, other, 'plain.call'].map((one) => this.#series(node, caseId, one, 'turns').flat());
    const ratios = turns.map((ns, turn) => (ns - plain[turn]) / (others[turn] - plain[turn]));
    return ratios.length === 0 || others.length === 0 || plain.length === 0 ? undefined : median(ratios);
  }

  /** A field as a multiple of another contender's: the median of the rounds' own ratios: processes of one round run close together. */
  multiple(node, caseId, contender, other, field) {
    const others = this.#series(node, caseId, other, field);
    const ratios = this.#series(node, caseId, contender, field).map((value, round) => value / others[round]);
    return ratios.length === 0 || others.length === 0 ? undefined : median(ratios);
  }

  has(node, caseId) {
    return this.#samples.some((sample) => sample.node === node && sample.case === caseId);
  }

  /** One value a round, in the order of the rounds. */
  #series(node, caseId, contender, field) {
    return this.#samples
      .filter((sample) => sample.node === node && sample.case === caseId && sample.contender === contender && field in sample)
      .sort((a, b) => a.round - b.round)
      .map((sample) => sample[field]);
  }
}

function subtract(a, b) {
  return a === undefined || b === undefined ? undefined : a - b;
}
