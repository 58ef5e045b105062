/** What differs and why: `-` only they send it, `+` only we do. docs/prefactor.md has the same rows. */

const SHORT_SPANS = 'a span that began and ended within one group of the journal is created once, with its end';
const LATE = 'what became known after the creation comes with the result; a payload cannot be changed';

export const differences = {
  'prefactor-core 0.5.0 (Python)': [
    [/^- GET ping$/, 'no request is made only to try the token: the first one tells'],
    [/^- instance register: update_current_version boolean$/, 'left to the server; the npm package does not send it either'],
    [/^[-+] create \w+: (details\.)?idempotency_key string$/, 'the key stands at the top, where the API document has it, and not in `details`'],
    [/^- create \w+: details\.payload\.(question|prompt|query) string$/, 'Python sends the program\'s dict as the payload; ours is the envelope of the npm package, which the dashboard reads'],
    [/^\+ create \w+: details\.payload\.(span_id|trace_id|name|status|inputs|outputs|metadata|token_usage|error)\b.*$/, 'the envelope'],
    [/^\+ create run: details\.parent_span_id null$/, 'said, where Python leaves it out'],
    [/^\+ create (run|think|search|broken): details\.started_at string$/, 'the program\'s clock; Python lets the server take its own, so short spans have no length'],
    [/^- create (search|broken): details\.status = active$/, SHORT_SPANS],
    [/^\+ create (search|broken): details\.(status = (complete|failed)|finished_at string|result_payload\..*)$/, SHORT_SPANS],
    [/^- finish (search|broken)(: .*)?$/, SHORT_SPANS],
    [/^\+ finish (think|run): result_payload\.(token_usage|metadata)\b.*$/, LATE],
    [/^\+ finish never: timestamp string$/, 'the program\'s clock'],
  ],
  '@prefactor/core 0.2.9 (npm)': [
    [/^\+ .*: idempotency_key string$/, '0.2.9 has no keys; 0.4 has them'],
    [/^\+ instance register: environment_id = environment$/, '0.2.9 has no such option'],
    [/^\+ instance (start|finish): (timestamp string|status = complete)$/, 'the program\'s clock and the trace\'s own outcome; theirs is always complete'],
    [/^[-+] create (run|think|search): details\.payload\.outputs (object|null)$/, 'outputs are sent once, as the result'],
    [/^[-+] create (run|think): details\.(status = (active|complete)|finished_at string|result_payload\..*)$/, 'ours are told as they begin; theirs when they end (an agent span is meant to be told at its start, but is read when it has changed)'],
    [/^[-+] create think: details\.payload\.token_usage.*$/, LATE],
    [/^\+ finish think(: .*)?$/, 'the end of a span that was told as it began'],
    [/^\+ finish run: result_payload\.metadata object$/, LATE],
    [/^\+ (create|finish) never(: .*)?$/, 'theirs cannot cancel'],
    [/^\+ instance record_quality(: .*)?$/, 'theirs has no quality records'],
  ],
};
