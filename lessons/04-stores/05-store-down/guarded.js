var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({
  secret: 'keyboard cat',
  resave: false,
  saveUninitialized: false
}));

app.use(function (req, res, next) {
  if (!req.session) return res.status(503).send('Please try again in a minute');
  next();
});

app.get('/', function (req, res) {
  req.session.views = (req.session.views || 0) + 1;
  res.send('Views: ' + req.session.views);
});
