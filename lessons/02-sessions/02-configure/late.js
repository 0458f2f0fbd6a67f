var express = require('express');
var session = require('express-session');

var app = express();

app.get('/', function (req, res) {
  res.send('Session: ' + typeof req.session);
});

app.use(session({ secret: 'keyboard cat', resave: false, saveUninitialized: true }));

app.get('/account', function (req, res) {
  res.send('Session: ' + typeof req.session);
});
