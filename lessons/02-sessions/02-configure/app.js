var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({
  secret: 'your_secret_value_here',
  resave: false,
  saveUninitialized: true
}));

//... Rest of the Express app configuration

app.get('/', function (req, res) {
  res.send('Your session: ' + req.sessionID);
});
