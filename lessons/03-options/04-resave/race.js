var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({
  secret: 'keyboard cat',
  resave: true,
  saveUninitialized: false
}));

app.get('/add', function (req, res) {
  req.session.item = 'socks';
  res.send('Added');
});

app.get('/slow', function (req, res) {
  setTimeout(function () {
    res.send('Slow, and changed nothing');
  }, 500);
});

app.get('/', function (req, res) {
  req.session.user = 'alice';
  res.send('Item: ' + req.session.item);
});
