var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({ resave: false, saveUninitialized: true }));

app.get('/', function (req, res) {
  res.send('Your session: ' + req.sessionID);
});
