import type { mistakes } from '../../trace/diagnose/finding.js';
import type { Symptom } from '../../trace/diagnose/symptom.js';

/** A real report from the trackers of express and express-session, rebuilt as the experiment NAME.json. */
export type Report = {
  name: string;
  link: string;
  /** What was reported, and what the thread ended with; both in our words. */
  reported: string;
  ended: string;
  /** An event that shows what was reported. */
  shows: object;
  /** What somebody with that trouble asks, and the event that made it so; null where no symptom but a mistake names it. */
  symptom: Symptom | null;
  mistake: keyof typeof mistakes | null;
  event: object;
  /** What the answer says as the thread did. */
  says: RegExp;
};

const session = (number: number, kind: 'issues' | 'pull' = 'issues') =>
  `https://github.com/expressjs/session/${kind}/${number}`;

export const reports: Report[] = [
  {
    name: 'express-967',
    link: 'https://github.com/expressjs/express/issues/967',
    reported: 'With cookie.secure the session cookie is never set in the browser; without it everything works.',
    ended: 'The site itself is http: a secure cookie is sent over https only.',
    shows: { type: 'cookie.skip', requestId: 'r2', reason: 'not-secure' },
    symptom: 'new sid on each request',
    mistake: 'secure-over-http',
    event: { type: 'cookie.skip', requestId: 'r1', reason: 'not-secure' },
    says: /plain http.*https/s,
  },
  {
    name: 'express-session-165',
    link: session(165),
    reported: "The cookie is not stored behind a proxy that ends the TLS, although 'trust proxy' is set.",
    ended: 'The proxy has to send X-Forwarded-Proto; Node cannot know otherwise that the browser came by https.',
    shows: { type: 'session.generate', requestId: 'r2' },
    symptom: 'cookie never sent back',
    mistake: 'secure-behind-proxy',
    event: { type: 'cookie.skip', requestId: 'r1', reason: 'not-secure' },
    says: /sends no X-Forwarded-Proto.*Make the proxy send X-Forwarded-Proto/s,
  },
  {
    name: 'express-session-202',
    link: session(202),
    reported: 'TLS ends at a load balancer, nginx stands behind it: with cookie.secure no cookie is set.',
    ended: 'It was a matter of the configuration of nginx: the header with the scheme has to reach the app.',
    shows: { type: 'proxy', requestId: 'r1', hop: 2 },
    symptom: 'cookie never sent back',
    mistake: 'secure-behind-proxy',
    event: { type: 'cookie.skip', requestId: 'r1', reason: 'not-secure' },
    says: /nginx: proxy_set_header X-Forwarded-Proto/,
  },
  {
    name: 'express-session-281',
    link: session(281),
    reported: 'Secure cookies do not work behind nginx; the debug output says "not secured".',
    ended: "nginx sends X-Forwarded-Proto, and the app trusts it: 'trust proxy', or proxy: true.",
    shows: { type: 'debug', requestId: 'r1', message: 'not secured' },
    symptom: 'cookie never sent back',
    mistake: 'secure-behind-proxy',
    event: { type: 'cookie.skip', requestId: 'r1', reason: 'not-secure' },
    says: /trust proxy.*proxy: true/s,
  },
  {
    name: 'express-session-383',
    link: session(383),
    reported: 'After reload() and save() the session is saved again at the end, over what a parallel request had saved.',
    ended: 'Fixed in 1.15.0: the methods of a session that was loaded again are watched, too.',
    shows: { type: 'response', requestId: 'r4', body: 'book' },
    symptom: 'saved twice',
    mistake: null,
    event: { type: 'session.save', requestId: 'r2', by: 'middleware' },
    says: /saved the session twice/,
  },
  {
    name: 'express-session-586',
    link: session(586),
    reported: 'Each fetch from the front end, served from another origin, gets a new session.',
    ended: "fetch has to be told to take cookies along: credentials: 'include'.",
    shows: { type: 'session.generate', requestId: 'r3' },
    symptom: 'new sid on each request',
    mistake: 'fetch-without-credentials',
    event: { type: 'browser.cookie', requestId: 'r1', outcome: 'rejected' },
    says: /credentials: 'include'/,
  },
  {
    name: 'express-session-935',
    link: session(935),
    reported: 'After regenerate() and save() the session is saved once more at the end, although nothing changed.',
    ended: 'Still open: express-session does not watch save() of a session that regenerate() made.',
    shows: { type: 'session.save', requestId: 'r1', by: 'handler' },
    symptom: 'saved twice',
    mistake: null,
    event: { type: 'session.save', requestId: 'r1', by: 'middleware' },
    says: /not of the one that regenerate\(\) made/,
  },
  {
    name: 'express-session-1064',
    link: session(1064, 'pull'),
    reported: 'resave is true by default, and lets a request that changed nothing overwrite what a parallel one changed.',
    ended: 'Still open: false is to become the default.',
    shows: { type: 'response', requestId: 'r4', body: 'none' },
    symptom: 'data lost between parallel requests',
    mistake: 'resave-race',
    event: { type: 'store.call', op: 'set', requestId: 'r2' },
    says: /resave was left out, which means true.*resave: false/s,
  },
  {
    name: 'express-session-167',
    link: session(167),
    reported: 'What is put into the session before a redirect is missing on the page it leads to, when the store is slow.',
    ended: 'Call req.session.save() and redirect in its callback.',
    shows: { type: 'response', requestId: 'r2', body: 'key is undefined' },
    symptom: 'data lost between parallel requests',
    mistake: 'redirect-before-save',
    event: { type: 'response.head', requestId: 'r1', status: 302 },
    says: /req\.session\.save\(\(err\) => res\.redirect/,
  },
  {
    name: 'express-session-181',
    link: session(181),
    reported: 'The row is renewed with each request, the cookie in the browser is not, and ends ten minutes after the first.',
    ended: 'rolling: true sends the cookie again with each response.',
    shows: { type: 'store.call', op: 'touch', requestId: 'r2' },
    symptom: 'expired too early',
    mistake: null,
    event: { type: 'cookie.skip', requestId: 'r2', reason: 'not-needed' },
    says: /rolling: true/,
  },
  {
    name: 'express-session-114',
    link: session(114),
    reported: 'A page with many static files has the store asked and touched for each of them.',
    ended: 'Put express.static before session().',
    shows: { type: 'store.call', op: 'touch', requestId: 'r3' },
    symptom: null,
    mistake: 'session-for-static',
    event: { type: 'store.call', op: 'get', requestId: 'r2' },
    says: /app\.use\(express\.static\(\.\.\.\)\) before app\.use\(session/,
  },
  {
    name: 'express-session-6',
    link: session(6),
    reported: 'req.session = null ought to end a session, and its row stays in the store.',
    ended: "The option unset was added: 'destroy' removes the row, 'keep' is the default.",
    shows: { type: 'response', requestId: 'r3', body: 'views 2' },
    symptom: 'not destroyed in the store',
    mistake: null,
    event: { type: 'session.change', requestId: 'r2', path: [] },
    says: /unset is 'keep'.*unset: 'destroy'/s,
  },
];
