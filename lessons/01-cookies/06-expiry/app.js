var express = require('express');

var app = express();

app.get('/set', function (req, res) {
  res.set('Set-Cookie', ['visit=1; Path=/', 'stay=1; Path=/; Max-Age=3600']);
  res.send('Set');
});

app.get('/{*any}', function (req, res) {
  res.send('You sent: ' + (req.headers.cookie || 'no cookie'));
});
