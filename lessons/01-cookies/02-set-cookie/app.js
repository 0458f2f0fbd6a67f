var express = require('express');

var app = express();

app.get('/', function (req, res) {
  res.send('You sent: ' + (req.headers.cookie || 'no cookie'));
});

app.get('/set/:theme', function (req, res) {
  res.set('Set-Cookie', 'theme=' + req.params.theme + '; Path=/');
  res.send('Set');
});

app.get('/clear', function (req, res) {
  res.set('Set-Cookie', 'theme=; Path=/; Max-Age=0');
  res.send('Cleared');
});
