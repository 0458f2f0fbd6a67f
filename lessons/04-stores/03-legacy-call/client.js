var express = require('express');
var session = require('express-session');
var { createClient } = require('redis');
var { RedisStore } = require('connect-redis');

var redisClient = createClient();
redisClient.connect().catch(console.error);

var app = express();

app.use(session({
  store: new RedisStore({
    client: redisClient,
    ttl: 86400
  }),
  secret: 'your_secret_key',
  resave: false,
  saveUninitialized: false,
  cookie: { secure: true }
}));

// ... rest of the Express app configuration

app.get('/', function (req, res) {
  req.session.views = (req.session.views || 0) + 1;
  res.send('Views: ' + req.session.views);
});
