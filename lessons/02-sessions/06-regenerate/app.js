var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({ secret: 'keyboard cat', resave: false, saveUninitialized: false }));

app.get('/', function (req, res) {
  req.session.views = (req.session.views || 0) + 1;
  res.send('Views: ' + req.session.views);
});

app.get('/regenerate', function (req, res) {
  req.session.regenerate(function () {
    res.send('Views now: ' + req.session.views);
  });
});

app.get('/reload', function (req, res) {
  req.session.views = 100;
  req.session.reload(function () {
    res.send('Views after reload: ' + req.session.views);
  });
});

app.get('/early', function (req, res) {
  req.session.views = 100;
  req.session.save(function () {
    res.send('Saved');
  });
});
