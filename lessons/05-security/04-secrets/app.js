var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({
  secret: 'keyboard cat',
  resave: false,
  saveUninitialized: false,
  genid: function (req) {
    return 'user-' + req.query.name;
  }
}));

app.get('/login', function (req, res) {
  req.session.user = req.query.name;
  res.send('Logged in');
});

app.get('/', function (req, res) {
  res.send('Account of ' + (req.session.user || 'nobody'));
});
