var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({
  secret: 'keyboard cat',
  resave: false,
  saveUninitialized: false,
  name: 'shop.sid'
}));

app.use('/admin', session({
  secret: 'another secret',
  name: 'admin.sid',
  resave: false,
  saveUninitialized: true
}));

app.get('/{*any}', function (req, res) {
  req.session.views = (req.session.views || 0) + 1;
  res.send('Views: ' + req.session.views);
});
