var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({ secret: 'keyboard cat' }));

app.get('/', function (req, res) {
  res.send('Hello');
});
