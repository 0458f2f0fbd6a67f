var express = require('express');

var app = express();

app.get('/set', function (req, res) {
  res.set('Set-Cookie', ['own=1; Path=/', 'wide=1; Path=/; Domain=shop.test']);
  res.send('Set');
});

app.get('/{*any}', function (req, res) {
  res.send('You sent: ' + (req.headers.cookie || 'no cookie'));
});
