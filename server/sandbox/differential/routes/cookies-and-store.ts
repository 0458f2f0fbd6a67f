import { get, type Route } from './route.js';

/** The session's cookie, changed by the handler; and the store, asked by it. */
export const cookies: Route[] = [
  get(
    'remember',
    `req.session.cookie.maxAge = 30000; res.json([req.session.cookie.maxAge, req.session.cookie.originalMaxAge]);`,
  ),
  get(
    'until',
    `req.session.cookie.expires = new Date(1767225700000); req.session.until = true; res.json(req.session.cookie);`,
  ),
  get(
    'session-only',
    `req.session.cookie.expires = null; req.session.hits = (req.session.hits || 0) + 1; res.json(req.session.cookie);`,
  ),
  get(
    'expire-false',
    `req.session.cookie.expires = false; req.session.kept = true; res.json(req.session.cookie.data);`,
  ),
  get(
    'script-readable',
    `req.session.cookie.httpOnly = false; req.session.cookie.sameSite = 'strict'; req.session.shown = true; res.send('ok');`,
  ),
  get('secure-now', `req.session.cookie.secure = true; req.session.locked = true; res.send(String(req.secure));`),
  get(
    'bad-path',
    `req.session.cookie.path = '/a;b'; req.session.bad = true; res.send('the cookie cannot be written');`,
  ),
  get('store/length', `req.sessionStore.length((err, n) => res.json(n));`),
  get('store/all', `req.sessionStore.all((err, all) => res.json(all));`),
  get('store/clear', `req.sessionStore.clear(() => res.send('cleared'));`),
  get('store/get', `req.sessionStore.get(req.sessionID, (err, found) => res.json(found || null));`),
  get(
    'theme',
    `res.cookie('theme', 'dark mode', { maxAge: 900000, httpOnly: true }); res.cookie('lang', 'nö', { path: '/member' }); req.session.themed = true; res.json(req.headers.cookie || null);`,
  ),
  get('parsed', `res.json([req.cookies || null, req.signedCookies || null]);`),
  get('sign', `res.cookie('badge', 'gold', { signed: Boolean(req.secret) }); res.send('badge');`),
  get(
    'unsign',
    `res.clearCookie('badge'); res.clearCookie('theme', { path: '/' }); req.session.cleared = true; res.send('cleared');`,
  ),
];
