var express = require('express');
var session = require('express-session');
var { createClient } = require('redis');
var { RedisStore } = require('connect-redis');

var redisClient = createClient();
redisClient.connect().catch(console.error);

var app = express();

app.use(session({
  store: new RedisStore({ client: redisClient }),
  secret: 'keyboard cat',
  resave: false,
  saveUninitialized: false
}));

app.get('/', function (req, res) {
  req.session.views = (req.session.views || 0) + 1;
  res.send('Views: ' + req.session.views);
});

app.get('/quiet', function (req, res) {
  res.send('Nothing changed');
});
