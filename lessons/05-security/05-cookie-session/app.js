var express = require('express');
var cookieSession = require('cookie-session');

var app = express();

app.use(cookieSession({ name: 'session', keys: ['keyboard cat'] }));

app.get('/', function (req, res) {
  req.session.views = (req.session.views || 0) + 1;
  res.send('Views: ' + req.session.views);
});

app.get('/note', function (req, res) {
  req.session.note = 'x'.repeat(5000);
  res.send('Noted');
});

app.get('/logout', function (req, res) {
  req.session = null;
  res.send('Logged out');
});
