var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({ secret: 'keyboard cat', resave: false, saveUninitialized: false }));

app.get('/login', function (req, res) {
  req.session.user = 'alice';
  res.send('Logged in');
});

app.get('/', function (req, res) {
  res.send('Hello ' + (req.session.user || 'stranger'));
});

app.get('/logout', function (req, res) {
  req.session.destroy(function () {
    res.send('Goodbye ' + req.session.user);
  });
});
