var express = require('express');

var app = express();

app.get('/set', function (req, res) {
  res.set('Set-Cookie', '__Host-cart=3; Path=/');
  res.send('Set');
});

app.get('/{*any}', function (req, res) {
  res.send('You sent: ' + (req.headers.cookie || 'no cookie'));
});
