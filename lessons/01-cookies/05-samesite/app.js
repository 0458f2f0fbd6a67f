var express = require('express');

var app = express();

app.get('/set', function (req, res) {
  res.set('Set-Cookie', ['plain=1; Path=/', 'strict=1; Path=/; SameSite=Strict', 'none=1; Path=/; SameSite=None; Secure']);
  res.send('Set');
});

app.all('/{*any}', function (req, res) {
  res.send('You sent: ' + (req.headers.cookie || 'no cookie'));
});
