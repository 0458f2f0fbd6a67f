import { form, get, json, post, type Route } from './route.js';

/** The session's own methods. */
export const methods: Route[] = [
  post(
    'login',
    `req.session.regenerate((err) => { if (err) return next(err); req.session.user = req.body.user; req.session.save((err) => { if (err) return next(err); res.redirect('/peek'); }); });`,
    json('{"user":"alice"}'),
    form('user=bob'),
  ),
  get(
    'regenerate',
    `const before = req.session.id; req.session.regenerate(() => res.json(before !== req.session.id));`,
  ),
  get('logout', `req.session.destroy(() => res.redirect('/'));`),
  get(
    'logout-clear',
    `req.session.destroy((err) => { res.clearCookie('connect.sid'); res.send(String(req.session)); });`,
  ),
  get(
    'reload',
    `req.session.draft = 'lost'; req.session.reload((err) => err ? res.status(500).send(err.message) : res.json(req.session));`,
  ),
  get('save', `req.session.saved = (req.session.saved || 0) + 1; req.session.save(() => res.send('saved'));`),
  get(
    'save-then-change',
    `req.session.save(() => { req.session.later = (req.session.later || 0) + 1; res.send('changed after save'); });`,
  ),
  get('save-late', `res.send('first'); req.session.late = true; req.session.save();`),
  get('touch', `req.session.touch(); res.json(req.session.cookie.maxAge);`),
  get('reset', `req.session.resetMaxAge(); res.json(req.session.cookie.originalMaxAge);`),
  get('null', `req.session = null; res.send('unset');`),
  get('delete', `delete req.session; res.send('deleted');`),
  get('undefined', `req.session.gone = true; req.session = undefined; res.send('unset');`),
  get(
    'reload-save',
    `req.session.hit = true; req.session.save(() => req.session.reload(() => req.session.save(() => res.json(req.session))));`,
  ),
  get(
    'pop-save',
    `req.session.list = [1, 2, 3, ...(req.session.list || [])]; req.session.save(() => { req.session.list.pop(); req.session.save(() => res.json(req.session.list)); });`,
  ),
  get(
    'regenerate-save',
    `req.session.regenerate(() => { req.session.fresh = true; req.session.save(() => res.json(req.session)); });`,
  ),
];
