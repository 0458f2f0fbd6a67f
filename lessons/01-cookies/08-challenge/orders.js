var express = require('express');
var cookieParser = require('cookie-parser');

var app = express();

app.use(cookieParser());

app.get('/order/start', function (req, res) {
  res.cookie('order', '7');
  res.send('Started');
});

app.get('/order', function (req, res) {
  var order = req.cookies.order;
  res.send(order ? 'Order ' + order : 'No order');
});
