/** What a call costs. Prices change: these are examples to edit, not a reference. */

/** US dollars for a million tokens. */
interface Price {
  prompt: number;
  completion: number;
}

/** US dollars for one call. */
export interface CallCost {
  total: number;
  prompt: number;
  completion: number;
}

const PRICES: Record<string, Price> = {
  // The embedded model costs nothing. A nominal price makes the cost columns of the traces show something.
  'filigree-extractive-1': { prompt: 0.1, completion: 0.4 },
  // https://openai.com/api/pricing, standard tier, 2026; cached prompt tokens cost less and are not told apart here.
  'gpt-5.4': { prompt: 2.5, completion: 15 },
  'gpt-5.4-mini': { prompt: 0.75, completion: 4.5 },
  'gpt-5.4-nano': { prompt: 0.2, completion: 1.25 },
  'gpt-4.1-mini': { prompt: 0.4, completion: 1.6 },
};

/** From a price per million, without the last digits that binary fractions leave behind. */
const dollars = (perMillion: number): number => Number((perMillion / 1_000_000).toFixed(10));

/** The cost in US dollars, or nothing for a model that is not in the table: no cost is better than a wrong one. */
export function costOf(model: string, promptTokens: number, completionTokens: number): CallCost | undefined {
  const price = PRICES[model];
  if (price === undefined) return undefined;
  const prompt = dollars(promptTokens * price.prompt);
  const completion = dollars(completionTokens * price.completion);
  return { total: dollars(promptTokens * price.prompt + completionTokens * price.completion), prompt, completion };
}
