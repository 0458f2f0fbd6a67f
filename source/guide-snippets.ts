/** For tests: the guide's calls of `session()`, as they stand there. */

export const configured = `var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({
  secret: 'your_secret_value_here',
  resave: false,
  saveUninitialized: true
}));
`;

export const withCookie = `var session = require('express-session');
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
`;
