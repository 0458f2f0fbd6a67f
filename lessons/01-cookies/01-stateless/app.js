var express = require('express');

var app = express();

app.get('/', function (req, res) {
  res.send('You sent: ' + (req.headers.cookie || 'no cookie'));
});
