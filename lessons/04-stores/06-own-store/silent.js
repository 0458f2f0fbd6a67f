var express = require('express');
var session = require('express-session');

class MapStore extends session.Store {
  constructor() {
    super();
    this.rows = new Map();
  }

  get(sid, callback) {
    var row = this.rows.get(sid);
    callback(null, row ? JSON.parse(row) : null);
  }

  set(sid, session, callback) {
    this.rows.set(sid, JSON.stringify(session));
  }

  destroy(sid, callback) {
    this.rows.delete(sid);
    callback(null);
  }
}

var app = express();

app.use(session({
  store: new MapStore(),
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
