var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({
  secret: 'keyboard cat',
  resave: false,
  saveUninitialized: false,
  cookie: { secure: true, sameSite: 'none' }
}));

app.get('/login', function (req, res) {
  req.session.user = 'alice';
  res.send('Logged in');
});

app.post('/send', function (req, res) {
  res.send(req.session.user ? 'Sent 100 to mallory' : 'Log in first');
});

app.get('/send', function (req, res) {
  res.send(req.session.user ? 'Sent 100 to mallory' : 'Log in first');
});
