var express = require('express');
var cookieParser = require('cookie-parser');

var app = express();

app.use(cookieParser('keep this to yourself'));

app.get('/login/:name', function (req, res) {
  res.cookie('user', req.params.name, { signed: true });
  res.send('Hello ' + req.params.name);
});

app.get('/', function (req, res) {
  res.send('You are ' + (req.signedCookies.user || 'nobody'));
});
