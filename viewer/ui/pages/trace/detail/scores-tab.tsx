import { Text } from '../../../parts/text.js';
import type { ScoreRecord } from '../../../../api/types.js';

/** Judgements about the span or the trace. */
export function ScoresTab({ scores }: { scores: readonly ScoreRecord[] }) {
  return (
    <table class="plain">
      <thead><tr><th scope="col">Score</th><th scope="col">Value</th><th scope="col">Reason</th></tr></thead>
      <tbody>
        {scores.map(({ name, reason, value }, i) => (
          <tr key={i}>
            <th scope="row"><Text>{name}</Text></th>
            <td class="mono"><Text>{String(value)}</Text></td>
            <td>{reason !== undefined && <Text lines>{reason}</Text>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
