var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({
  secret: 'your_secret_value_here',
  resave: false,
  saveUninitialized: true
}));

app.get('/login', function (req, res) {
  req.session.user = 'alice';
  res.send('Logged in');
});

app.get('/', function (req, res) {
  res.send('Hello ' + (req.session.user || 'stranger'));
});

app.get('/logout', function(req, res, next) {
  req.session.destroy(function(err) {
    if(err) {
      return console.log(err);
    }
    res.send("Session destroyed");
  });
});
