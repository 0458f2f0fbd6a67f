var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({
  secret: 'keyboard cat',
  resave: false,
  saveUninitialized: true,
  cookie: { httpOnly: false }
}));

app.get('/', function (req, res) {
  res.send('Account of ' + (req.session.user || 'nobody'));
});

app.get('/login', function (req, res) {
  req.session.user = 'alice';
  res.send('Logged in');
});

app.get('/logout', function (req, res) {
  req.session.user = null;
  res.send('Logged out');
});
