var express = require('express');
var session = require('express-session');

var { setTimeout: wait } = require('node:timers/promises');

var app = express();

// as a table of a database: an item is added to what is there, not to a copy
var carts = new Map();

app.use(session({
  secret: 'keyboard cat',
  resave: false,
  saveUninitialized: false
}));

app.get('/add/:item', async function (req, res) {
  req.session.id_ = req.sessionID;
  await wait(req.params.item === 'tea' ? 80 : 20);
  carts.set(req.sessionID, (carts.get(req.sessionID) || []).concat(req.params.item));
  res.send('Cart: ' + carts.get(req.sessionID).join(', '));
});

app.get('/cart', function (req, res) {
  res.send('Cart: ' + (carts.get(req.sessionID) || []).join(', '));
});
