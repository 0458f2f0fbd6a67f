var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({
  secret: 'your_secret_key',
  name: 'cookie_name',
  resave: false,
  saveUninitialized: true,
  cookie: { 
    secure: true,
    maxAge: 60000,
    httpOnly: true
  }
}));

app.get('/', function (req, res) {
  req.session.views = (req.session.views || 0) + 1;
  res.send('Views: ' + req.session.views);
});
