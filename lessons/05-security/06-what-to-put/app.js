var express = require('express');
var session = require('express-session');

var app = express();

var users = { 7: { name: 'alice', role: 'admin', password: 'rabbit' } };

app.use(session({
  secret: 'keyboard cat',
  resave: false,
  saveUninitialized: false
}));

app.get('/login', function (req, res) {
  req.session.user = users[7];
  res.send('Logged in');
});

app.get('/dismiss', function (req, res) {
  users[7].role = 'guest';
  res.send('Dismissed');
});

app.get('/', function (req, res) {
  res.send('Role: ' + req.session.user.role);
});
