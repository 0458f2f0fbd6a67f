var express = require('express');

var app = express();

app.get('/set', function (req, res) {
  res.set('Set-Cookie', 'both=1; Path=/; Max-Age=60; Expires=Fri, 01 Jan 2027 00:00:00 GMT');
  res.send('Set');
});

app.get('/{*any}', function (req, res) {
  res.send('You sent: ' + (req.headers.cookie || 'no cookie'));
});
