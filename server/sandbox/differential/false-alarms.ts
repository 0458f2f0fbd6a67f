import type { ExperimentInput } from '../../../protocol/experiment.js';
import type { Finding, mistakes } from '../../../trace/diagnose/finding.js';

type Mistake = keyof typeof mistakes;

/**
 * What each mistake takes, read from the generated code and actions without looking at the trace: where it is missing
 * the mistake cannot have been made, and naming it is a false alarm.
 */
export const takes: { [M in Mistake]: (experiment: ExperimentInput) => boolean } = {
  'secure-over-http': ({ app, actions }) => makesSecure(app) && urls(actions).some((url) => url.startsWith('http:')),
  'secure-behind-proxy': ({ app, actions, network }) =>
    makesSecure(app) && (network?.proxy !== undefined || /X-Forwarded-Proto/.test(JSON.stringify(actions))),
  'same-site-none-without-secure': ({ app }) => /sameSite: '(none|auto)'/.test(app),
  'cross-site-lax': ({ actions }) => requests(actions).some(({ from }) => from !== undefined),
  'fetch-without-credentials': ({ actions }) => requests(actions).some(({ kind }) => kind === 'fetch'),
  'redirect-before-save': ({ actions }) => requests(actions).some(({ follow }) => follow === true),
  'path-mismatch': ({ app }) => /\bpath: /.test(app),
  'change-after-response': ({ app }) =>
    /res\.(send|end|json|write|writeHead)\([^)]*\); req\.session|r\.post\('\/pipe|r\.get\('\/(after-end|on-finish)|class TwiceStore/.test(
      app,
    ),
  'several-session-middlewares': ({ app }) => count(app, /\bsession\(\{/g) > 1 && !/path: '\/admin'/.test(app),
  'secret-changed': ({ actions }) => actions.some(({ type }) => type === 'deploy'),
  'max-age-and-expires': ({ app }) => /\bexpires: /.test(app),
  'store-without-touch': ({ app }) => /extends session\.Store\b/.test(app),
  'resave-race': ({ app, actions }) => !/resave: false/.test(app) && together(app, actions),
  'lost-update': ({ app, actions }) => together(app, actions),
  fixation: ({ app }) => /req\.session\.user = /.test(app),
  'uninitialized-for-bots': ({ app, actions }) => !/saveUninitialized: false/.test(app) && urls(actions).length >= 5,
  'session-for-static': ({ app }) => /express\.static/.test(app),
  'cookie-name-clash': ({ app, actions }) =>
    /\b(path|domain): /.test(app) || actions.some(({ type }) => type === 'cookie.set'),
  'clear-cookie-mismatch': ({ app }) => /clearCookie/.test(app) && /\b(path|domain): /.test(app),
};

const makesSecure = (app: string) => /secure: true|cookie\.secure = true/.test(app);
const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;
/** At the same time: requests, or a request and what another still does after its response. */
const together = (app: string, actions: ExperimentInput['actions']) =>
  actions.some(({ type }) => type === 'parallel') || /'\/after-end/.test(app);
const requests = (actions: ExperimentInput['actions']) =>
  actions.flatMap((action) => (action.type === 'request' ? action : action.type === 'parallel' ? action.requests : []));
const urls = (actions: ExperimentInput['actions']) => requests(actions).map(({ url }) => url);

/** The findings of a generated run that cannot be right, in words. */
export function falseAlarms(experiment: ExperimentInput, findings: readonly Finding[]): string[] {
  return findings
    .filter(({ mistake }) => !takes[mistake](experiment))
    .map(({ mistake, because }) => `${mistake}: ${because}`);
}
