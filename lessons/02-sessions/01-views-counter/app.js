var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({
  secret: 'your_secret_value_here',
  resave: false,
  saveUninitialized: true
}));

//... Rest of the Express app configuration

app.get('/', function(req, res, next) {
  if(req.session.views) {
    req.session.views++;
    res.send("You visited this page " + req.session.views + " times");
  } else {
    req.session.views = 1;
    res.send("Welcome to this page for the first time!");
  }
});
