var express = require('express');
var session = require('express-session');

var app = express();

app.get('/health', function (req, res) {
  res.send('OK');
});

app.use(session({
  secret: 'keyboard cat',
  resave: false,
  saveUninitialized: false
}));

app.use(function (req, res, next) {
  req.session.seen = Date.now();
  next();
});

app.get('/', function (req, res) {
  res.send('Hello');
});
