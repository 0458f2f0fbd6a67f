var express = require('express');
var cookieParser = require('cookie-parser');

var app = express();

app.use(cookieParser());

app.get('/account/login', function (req, res) {
  res.cookie('user', 'alice', { path: '/account', httpOnly: true });
  res.send('Logged in');
});

app.get('/account', function (req, res) {
  res.send(req.cookies.user ? 'Account of ' + req.cookies.user : 'Please log in');
});

app.get('/account/logout', function (req, res) {
  res.clearCookie('user');
  res.send('Logged out');
});
