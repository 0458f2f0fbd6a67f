var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({
  secret: 'keyboard cat',
  resave: false,
  saveUninitialized: false
}));

app.get('/login', function (req, res) {
  res.write('Logging in ... ');
  setTimeout(function () {
    req.session.user = 'alice';
    res.end('done');
  }, 10);
});

app.get('/me', function (req, res) {
  res.send('You are ' + (req.session.user || 'nobody'));
});
