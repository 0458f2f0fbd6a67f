import type { ExperimentInput } from '../../../protocol/experiment.js';

/** Apps whose `req.sessionID` is no string, by `genid` or by assignment: too rare for the generated ones. */
export function oddIds(): ExperimentInput[] {
  const paths = ['/', '/', '/odd', '/gone', '/', '/gone-odd'];
  return ['() => 5', '() => 0', "() => 'visit-' + ++visits"].flatMap((genid) =>
    ["saveUninitialized: true, unset: 'destroy'", 'saveUninitialized: false, rolling: true'].map((options) => ({
      app: `const session = require('express-session');
const app = require('express')();
let visits = 0;
app.use(session({ secret: 'keyboard cat', resave: false, genid: ${genid}, ${options} }));
app.get('/', (req, res) => res.send('hello'));
app.get('/odd', (req, res) => { req.sessionID = 7; req.session.odd = true; res.send('odd'); });
app.get('/gone', (req, res) => { req.session = null; res.send('gone'); });
app.get('/gone-odd', (req, res) => { req.session = null; req.sessionID = 0; res.send('gone'); });
module.exports = app;`,
      actions: paths.map((path) => ({ type: 'request' as const, url: `http://shop.test${path}` })),
    })),
  );
}
