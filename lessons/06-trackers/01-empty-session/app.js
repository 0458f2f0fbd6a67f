var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({
  secret: 'keyboard cat',
  resave: false,
  saveUninitialized: false,
  cookie: { secure: true }
}));

app.get('/login', function (req, res) {
  req.session.user = 'alice';
  res.send('Logged in');
});

app.get('/me', function (req, res) {
  res.send('You are ' + (req.session.user || 'nobody'));
});
