var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({ secret: 'keyboard cat', resave: false, saveUninitialized: false }));

var cart = [];

app.get('/add/:item', function (req, res) {
  cart.push(req.params.item);
  res.send('Cart: ' + cart.join(', '));
});

app.get('/cart', function (req, res) {
  res.send('Cart: ' + cart.join(', '));
});
