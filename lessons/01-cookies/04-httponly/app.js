var express = require('express');

var app = express();

app.get('/set', function (req, res) {
  res.set('Set-Cookie', ['theme=dark; Path=/', 'token=s3cret; Path=/; HttpOnly']);
  res.send('Set');
});

app.get('/{*any}', function (req, res) {
  res.send('You sent: ' + (req.headers.cookie || 'no cookie'));
});
