import { ALNUM, BASE64, DIGIT, DOT, EQUALS, HEX, SLASH, TOKEN, UPPER } from './chars.js';

/** A kind of secret that begins with a prefix and goes on in one alphabet. */
export interface Family {
  rule: string;
  prefixes: readonly string[];
  /** Classes of the characters after the prefix. */
  body: number;
  /** Shortest body. */
  min: number;
  /** Length of the body where the vendor has one: what follows in the next chunk of a stream is something else then. */
  length?: number;
  /** The body has exactly `min` characters and ends with a word. */
  exact?: true;
  /** The prefix is short: it has to begin a word. */
  word?: true;
  /** The body has a digit: tells `sk-` followed by a key from hyphenated words. */
  digit?: true;
}

/**
 * Prefixes as their vendors publish them (GitHub's list of supported secret scanning patterns, the vendors' own pages,
 * and the rules of gitleaks, MIT, which agree). Keys that have no shape of their own (Mistral, Cohere, Deepgram) are
 * found by the name they stand under. Publishable keys (`pk_live_`, `pk-lf-`) are no secrets.
 */
export const FAMILIES: readonly Family[] = [
  // Models. platform.claude.com/docs, platform.openai.com/docs, console.groq.com, docs.x.ai, huggingface.co/docs/hub/security-tokens
  { rule: 'anthropic-key', prefixes: ['sk-ant-'], body: TOKEN, min: 20, length: 101 },
  { rule: 'openai-key', prefixes: ['sk-proj-', 'sk-svcacct-', 'sk-admin-'], body: TOKEN, min: 20, length: 156 },
  { rule: 'openrouter-key', prefixes: ['sk-or-v1-'], body: HEX, min: 32, length: 64 },
  { rule: 'langfuse-key', prefixes: ['sk-lf-'], body: TOKEN, min: 32, length: 36 },
  // OpenAI's older keys, and the many services that copied the shape (DeepSeek, Moonshot, LiteLLM, Braintrust).
  { rule: 'openai-key', prefixes: ['sk-'], body: ALNUM, min: 20, word: true, digit: true },
  { rule: 'google-api-key', prefixes: ['AIza'], body: TOKEN, min: 35, length: 35 },
  { rule: 'groq-key', prefixes: ['gsk_'], body: ALNUM, min: 32, length: 52 },
  { rule: 'xai-key', prefixes: ['xai-'], body: ALNUM, min: 40, length: 80, word: true },
  { rule: 'huggingface-token', prefixes: ['hf_', 'api_org_'], body: ALNUM, min: 30, length: 34, word: true },
  { rule: 'replicate-token', prefixes: ['r8_'], body: ALNUM, min: 32, length: 37, word: true },
  { rule: 'perplexity-key', prefixes: ['pplx-'], body: ALNUM, min: 40, length: 48 },
  { rule: 'fireworks-key', prefixes: ['fw_'], body: ALNUM, min: 20, word: true, digit: true },
  { rule: 'together-key', prefixes: ['tgp_v1_'], body: TOKEN, min: 40 },
  { rule: 'cerebras-key', prefixes: ['csk-'], body: ALNUM, min: 32, word: true },
  { rule: 'nvidia-key', prefixes: ['nvapi-'], body: TOKEN, min: 40 },
  { rule: 'elevenlabs-key', prefixes: ['sk_'], body: HEX, min: 48, length: 48, word: true },
  // Tools and traces of agents. docs.tavily.com, docs.firecrawl.dev, docs.pinecone.io, docs.smith.langchain.com, docs.pandaprobe.com
  { rule: 'pandaprobe-key', prefixes: ['sk_pp_'], body: ALNUM, min: 16, length: 64 },
  { rule: 'langsmith-key', prefixes: ['lsv2_pt_', 'lsv2_sk_', 'ls__'], body: ALNUM | TOKEN, min: 32, length: 43, word: true },
  { rule: 'tavily-key', prefixes: ['tvly-'], body: TOKEN, min: 20 },
  { rule: 'firecrawl-key', prefixes: ['fc-'], body: HEX, min: 32, exact: true, word: true },
  { rule: 'pinecone-key', prefixes: ['pcsk_'], body: TOKEN, min: 40 },
  { rule: 'e2b-key', prefixes: ['e2b_'], body: HEX, min: 40, length: 40, word: true },
  // Clouds. docs.aws.amazon.com/IAM (unique identifiers), cloud.google.com/docs/authentication, learn.microsoft.com, docs.databricks.com
  { rule: 'aws-bedrock-key', prefixes: ['ABSK', 'bedrock-api-key-'], body: BASE64, min: 100, word: true },
  { rule: 'google-oauth-secret', prefixes: ['GOCSPX-'], body: TOKEN, min: 28, length: 28 },
  { rule: 'google-oauth-token', prefixes: ['ya29.'], body: TOKEN, min: 30, word: true },
  { rule: 'google-oauth-token', prefixes: ['1//0'], body: TOKEN, min: 40, word: true },
  { rule: 'azure-signature', prefixes: ['&sig=', '?sig='], body: BASE64 | EQUALS, min: 30 },
  { rule: 'databricks-token', prefixes: ['dapi'], body: HEX, min: 32, length: 32, word: true },
  { rule: 'digitalocean-token', prefixes: ['dop_v1_', 'doo_v1_', 'dor_v1_'], body: HEX, min: 64, length: 64 },
  { rule: 'heroku-key', prefixes: ['HRKU-AA'], body: TOKEN, min: 50, length: 58 },
  { rule: 'fly-token', prefixes: ['fo1_', 'fm1a_', 'fm1r_', 'fm2_'], body: BASE64, min: 40, word: true },
  { rule: 'pulumi-token', prefixes: ['pul-'], body: HEX, min: 40, exact: true, word: true },
  { rule: 'vault-token', prefixes: ['hvs.', 'hvb.', 'hvr.'], body: TOKEN, min: 24, word: true },
  { rule: 'doppler-token', prefixes: ['dp.pt.', 'dp.st.', 'dp.ct.', 'dp.sa.'], body: ALNUM | DOT, min: 40, word: true },
  { rule: 'planetscale-token', prefixes: ['pscale_tkn_', 'pscale_pw_', 'pscale_oauth_'], body: TOKEN | DOT, min: 32 },
  { rule: 'supabase-key', prefixes: ['sbp_', 'sb_secret_'], body: TOKEN, min: 30, word: true },
  // Code hosts and registries. docs.github.com, docs.gitlab.com/security/tokens, docs.npmjs.com, pypi.org/help
  { rule: 'github-token', prefixes: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], body: ALNUM, min: 36, length: 36 },
  { rule: 'github-token', prefixes: ['github_pat_'], body: TOKEN, min: 60, length: 82 },
  {
    rule: 'gitlab-token',
    prefixes: ['glpat-', 'gldt-', 'glrt-', 'glcbt-', 'glptt-', 'glft-', 'glffct-', 'glimt-', 'glagent-', 'gloas-', 'glsoat-', 'GR1348941'],
    body: TOKEN | DOT,
    min: 20,
  },
  { rule: 'npm-token', prefixes: ['npm_'], body: ALNUM, min: 36, length: 36 },
  { rule: 'pypi-token', prefixes: ['pypi-AgEIcHlwaS5vcmc', 'pypi-AgENdGVzdC5weXBpLm9yZw'], body: TOKEN, min: 50 },
  { rule: 'rubygems-key', prefixes: ['rubygems_'], body: HEX, min: 48, length: 48 },
  { rule: 'docker-token', prefixes: ['dckr_pat_', 'dckr_oat_'], body: TOKEN, min: 24 },
  { rule: 'sourcegraph-token', prefixes: ['sgp_'], body: HEX | TOKEN, min: 40, word: true },
  { rule: 'sentry-token', prefixes: ['sntrys_', 'sntryu_'], body: BASE64 | EQUALS, min: 40 },
  // Chat, mail and payment. api.slack.com/authentication/token-types, docs.stripe.com/keys, twilio.com/docs, sendgrid.com/docs
  { rule: 'slack-token', prefixes: ['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xoxo-', 'xoxe-', 'xoxe.', 'xoxc-', 'xoxd-', 'xapp-'], body: TOKEN | DOT, min: 12 },
  { rule: 'slack-webhook', prefixes: ['hooks.slack.com/services/', 'hooks.slack.com/workflows/', 'hooks.slack.com/triggers/'], body: BASE64, min: 30 },
  { rule: 'discord-webhook', prefixes: ['discord.com/api/webhooks/', 'discordapp.com/api/webhooks/'], body: TOKEN | SLASH, min: 60 },
  { rule: 'stripe-key', prefixes: ['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_', 'sk_prod_', 'rk_prod_'], body: ALNUM, min: 10 },
  { rule: 'webhook-secret', prefixes: ['whsec_'], body: BASE64 | EQUALS, min: 24 },
  { rule: 'twilio-key', prefixes: ['SK'], body: HEX, min: 32, exact: true, word: true },
  { rule: 'sendgrid-key', prefixes: ['SG.'], body: TOKEN | DOT, min: 60, length: 66, word: true },
  { rule: 'mailgun-key', prefixes: ['key-'], body: HEX, min: 32, exact: true, word: true },
  { rule: 'brevo-key', prefixes: ['xkeysib-', 'xsmtpsib-'], body: TOKEN, min: 64 },
  { rule: 'square-token', prefixes: ['sq0atp-', 'sq0csp-'], body: TOKEN, min: 22 },
  { rule: 'shopify-token', prefixes: ['shpat_', 'shpca_', 'shppa_', 'shpss_'], body: HEX, min: 32, length: 32 },
  // Work and operations. developers.notion.com, linear.app/developers, grafana.com/docs, docs.newrelic.com
  { rule: 'notion-token', prefixes: ['ntn_', 'secret_'], body: ALNUM, min: 40, word: true, digit: true },
  { rule: 'linear-key', prefixes: ['lin_api_', 'lin_oauth_'], body: ALNUM, min: 32 },
  { rule: 'figma-token', prefixes: ['figd_', 'figo_'], body: TOKEN, min: 40 },
  { rule: 'postman-key', prefixes: ['PMAK-'], body: HEX | TOKEN, min: 50, length: 59 },
  { rule: 'atlassian-token', prefixes: ['ATATT3', 'ATCTT3'], body: TOKEN | EQUALS, min: 100, word: true },
  { rule: 'airtable-token', prefixes: ['pat'], body: ALNUM | DOT, min: 79, exact: true, word: true },
  { rule: 'grafana-token', prefixes: ['glsa_', 'glc_'], body: BASE64 | EQUALS, min: 32, word: true },
  { rule: 'newrelic-key', prefixes: ['NRAK-', 'NRII-'], body: TOKEN, min: 27, word: true },
  { rule: 'dynatrace-token', prefixes: ['dt0c01.', 'dt0s16.'], body: ALNUM | DOT, min: 60 },
  { rule: '1password-token', prefixes: ['ops_eyJ'], body: BASE64 | EQUALS, min: 100 },
  { rule: 'age-key', prefixes: ['AGE-SECRET-KEY-1'], body: UPPER | DIGIT, min: 58, length: 58 },
];
