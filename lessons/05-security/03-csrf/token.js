var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({
  secret: 'keyboard cat',
  resave: false,
  saveUninitialized: false,
  cookie: { secure: true, sameSite: 'none' }
}));

app.get('/form', function (req, res) {
  req.session.token = req.session.token || req.sessionID.slice(0, 8);
  res.send(req.session.token);
});

app.post('/send', function (req, res) {
  if (!req.session.token || req.headers['x-token'] !== req.session.token) return res.status(403).send('Refused');
  res.send('Sent 100 to mallory');
});
