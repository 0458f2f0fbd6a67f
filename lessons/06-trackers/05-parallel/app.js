var express = require('express');
var session = require('express-session');

var { setTimeout: wait } = require('node:timers/promises');

var app = express();

app.use(session({
  secret: 'keyboard cat',
  resave: false,
  saveUninitialized: false
}));

app.get('/add/:item', async function (req, res) {
  var cart = req.session.cart || [];
  await wait(req.params.item === 'tea' ? 80 : 20);
  req.session.cart = cart.concat(req.params.item);
  res.send('Cart: ' + req.session.cart.join(', '));
});

app.get('/cart', function (req, res) {
  res.send('Cart: ' + (req.session.cart || []).join(', '));
});
