/**
 * Made-up secrets. They are put together here, so that no scanner of repositories takes a line of the tests for a leak.
 */
const ALNUM = 'a1B2c3D4e5F6g7H8i9J0kLmNoPqRsTuVwXyZ';
const HEX = '0a1b2c3d4e5f6789';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** `length` letters and digits that no other test has by chance. */
export const alnum = (length: number): string => repeated(ALNUM, length);
export const hex = (length: number): string => repeated(HEX, length);
export const upper = (length: number): string => repeated(UPPER, length);

function repeated(alphabet: string, length: number): string {
  return Array.from({ length }, (_, i) => alphabet[(i * 7 + Math.floor(i / alphabet.length)) % alphabet.length]).join('');
}

export const base64 = (text: string): string => Buffer.from(text).toString('base64');
const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export const anthropicKey = `sk-${'ant'}-api03-${alnum(93)}AA`;
export const githubToken = `gh${'p_'}${alnum(36)}`;
export const jwt = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({ sub: '1234567890', admin: true })}.${alnum(43)}`;
export const privateKey = (label = ''): string => `-----BEGIN ${label}PRIVATE KEY-----\n${alnum(64)}\n${alnum(64)}\n-----END ${label}PRIVATE KEY-----`;

/** Rule, a secret of it, and the part of it that must not survive. */
export const SAMPLES: readonly (readonly [rule: string, secret: string])[] = [
  ['anthropic-key', anthropicKey],
  ['openai-key', `sk-${'proj'}-${alnum(74)}T3BlbkFJ${alnum(74)}`],
  ['openai-key', `sk-${'svcacct'}-${alnum(60)}`],
  ['openai-key', `s${'k-'}${alnum(20)}T3BlbkFJ${alnum(20)}`],
  ['openrouter-key', `sk-${'or'}-v1-${hex(64)}`],
  ['pandaprobe-key', `sk_${'pp'}_${hex(64)}`],
  ['langfuse-key', `sk-${'lf'}-${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`],
  ['langsmith-key', `lsv2_${'pt'}_${hex(32)}_${hex(10)}`],
  ['google-api-key', `AI${'za'}${alnum(35)}`],
  ['google-oauth-secret', `GOC${'SPX'}-${alnum(28)}`],
  ['google-oauth-token', `ya${'29.'}${alnum(100)}`],
  ['groq-key', `g${'sk_'}${alnum(52)}`],
  ['xai-key', `x${'ai-'}${alnum(80)}`],
  ['huggingface-token', `h${'f_'}${alnum(34)}`],
  ['replicate-token', `r${'8_'}${alnum(37)}`],
  ['perplexity-key', `pp${'lx-'}${alnum(48)}`],
  ['fireworks-key', `f${'w_'}${alnum(24)}`],
  ['together-key', `tgp${'_v1_'}${alnum(43)}`],
  ['cerebras-key', `c${'sk-'}${alnum(48)}`],
  ['nvidia-key', `nv${'api-'}${alnum(64)}`],
  ['elevenlabs-key', `s${'k_'}${hex(48)}`],
  ['tavily-key', `tv${'ly-'}${alnum(32)}`],
  ['firecrawl-key', `f${'c-'}${hex(32)}`],
  ['pinecone-key', `pc${'sk_'}${alnum(60)}`],
  ['e2b-key', `e2${'b_'}${hex(40)}`],
  ['aws-key', `AK${'IA'}${upper(16)}`],
  ['aws-key', `AS${'IA'}${upper(16)}`],
  ['aws-bedrock-key', `AB${'SK'}${alnum(128)}`],
  ['azure-secret', `${alnum(3)}8${'Q~'}${alnum(34)}`],
  ['azure-signature', `?sv=2024&${'sig'}=${alnum(40)}%3D`],
  ['databricks-token', `da${'pi'}${hex(32)}`],
  ['digitalocean-token', `dop${'_v1_'}${hex(64)}`],
  ['heroku-key', `HR${'KU-AA'}${alnum(58)}`],
  ['fly-token', `fo${'1_'}${alnum(43)}`],
  ['pulumi-token', `pu${'l-'}${hex(40)}`],
  ['vault-token', `hv${'s.'}${alnum(95)}`],
  ['doppler-token', `dp${'.pt.'}${alnum(43)}`],
  ['planetscale-token', `psc${'ale_tkn_'}${alnum(43)}`],
  ['supabase-key', `s${'bp_'}${hex(40)}`],
  ['github-token', githubToken],
  ['github-token', `gh${'o_'}${alnum(36)}`],
  ['github-token', `gh${'s_'}${alnum(36)}`],
  ['github-token', `github${'_pat_'}${alnum(22)}_${alnum(59)}`],
  ['gitlab-token', `gl${'pat-'}${alnum(20)}`],
  ['gitlab-token', `gl${'rt-'}${alnum(20)}`],
  ['npm-token', `np${'m_'}${alnum(36)}`],
  ['pypi-token', `pypi-${'AgEIcHlwaS5vcmc'}${alnum(120)}`],
  ['rubygems-key', `ruby${'gems_'}${hex(48)}`],
  ['docker-token', `dckr${'_pat_'}${alnum(27)}`],
  ['sourcegraph-token', `sg${'p_'}${hex(40)}`],
  ['sentry-token', `sntr${'yu_'}${hex(64)}`],
  ['slack-token', `xo${'xb-'}123456789012-123456789012-${alnum(24)}`],
  ['slack-token', `xo${'xp-'}123456789012-123456789012-${alnum(24)}`],
  ['slack-token', `xa${'pp-'}1-A0123456789-1234567890123-${hex(64)}`],
  ['slack-webhook', `hooks.slack.com/${'services'}/T${upper(8)}/B${upper(8)}/${alnum(24)}`],
  ['discord-webhook', `discord.com/api/${'webhooks'}/123456789012345678/${alnum(68)}`],
  ['discord-token', `${'MTIzNDU2Nzg5MDEyMzQ1Njc4'}.G${alnum(5)}.${alnum(38)}`],
  ['telegram-token', `123456789:${'AA'}${alnum(33)}`],
  ['stripe-key', `sk${'_live_'}${alnum(24)}`],
  ['stripe-key', `rk${'_test_'}${alnum(24)}`],
  ['webhook-secret', `wh${'sec_'}${alnum(32)}`],
  ['twilio-key', `S${'K'}${hex(32)}`],
  ['sendgrid-key', `S${'G.'}${alnum(22)}.${alnum(43)}`],
  ['mailgun-key', `ke${'y-'}${hex(32)}`],
  ['brevo-key', `xkey${'sib-'}${hex(64)}-${alnum(16)}`],
  ['square-token', `sq0${'atp-'}${alnum(22)}`],
  ['shopify-token', `shp${'at_'}${hex(32)}`],
  ['notion-token', `nt${'n_'}${'12345678901'}${alnum(35)}`],
  ['linear-key', `lin${'_api_'}${alnum(40)}`],
  ['figma-token', `fig${'d_'}${alnum(43)}`],
  ['postman-key', `PM${'AK-'}${hex(24)}-${hex(34)}`],
  ['atlassian-token', `ATA${'TT3'}${alnum(186)}`],
  ['airtable-token', `p${'at'}${alnum(14)}.${hex(64)}`],
  ['grafana-token', `gl${'sa_'}${alnum(32)}_${hex(8)}`],
  ['newrelic-key', `NR${'AK-'}${upper(27)}`],
  ['dynatrace-token', `dt0${'c01.'}${upper(24)}.${upper(64)}`],
  ['1password-token', `ops${'_eyJ'}${alnum(250)}`],
  ['age-key', `AGE-SECRET-KEY-${'1'}${upper(58)}`],
  ['jwt', jwt],
  ['private-key', privateKey()],
  ['private-key', privateKey('RSA ')],
  ['private-key', privateKey('OPENSSH ')],
];
