var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({
  secret: 'your_secret_value_here',
  resave: false,
  saveUninitialized: true
}));

// Save data to session
app.get('/save', function(req, res, next) {
  req.session.data = "This is some saved data";
  res.send("Data saved to session");
});

// Retrieve data from session
app.get('/retrieve', function(req, res, next) {
  var data = req.session.data;
  res.send("Retrieved data from session: " + data);
});
