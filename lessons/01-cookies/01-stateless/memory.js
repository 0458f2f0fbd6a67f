var express = require('express');

var app = express();

var visitor = 'nobody';

app.get('/iam/:name', function (req, res) {
  visitor = req.params.name;
  res.send('Hello ' + visitor);
});

app.get('/', function (req, res) {
  res.send('Welcome back, ' + visitor);
});
