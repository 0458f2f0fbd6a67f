import { type Experiment, experiment } from '../../protocol/experiment.js';

/** What the playground begins with when nothing was chosen: an app that counts visits, and nothing done yet. */
export const blank: Experiment = experiment.parse({
  app: `const express = require('express');
const session = require('express-session');

const app = express();
app.use(session({
  secret: 'keyboard cat',
  resave: false,
  saveUninitialized: false
}));

app.get('/', (req, res) => {
  req.session.views = (req.session.views ?? 0) + 1;
  res.send(\`View \${req.session.views}\`);
});

app.listen(3000);
`,
  browsers: { 'private window': { private: true } },
  actions: [],
});
