var express = require('express');
var session = require('express-session');

class SlowStore extends session.Store {
  constructor() {
    super();
    this.rows = new Map();
  }

  get(sid, callback) {
    var row = this.rows.get(sid);
    setTimeout(callback, 10, null, row ? JSON.parse(row) : null);
  }

  set(sid, session, callback) {
    setTimeout(() => {
      this.rows.set(sid, JSON.stringify(session));
      callback(null);
    }, 300);
  }

  destroy(sid, callback) {
    this.rows.delete(sid);
    callback(null);
  }
}

var app = express();

app.use(session({
  store: new SlowStore(),
  secret: 'keyboard cat',
  resave: false,
  saveUninitialized: false
}));

app.get('/', function (req, res) {
  req.session.seen = true;
  res.send('Welcome');
});

app.get('/login', function (req, res) {
  req.session.user = 'alice';
  req.session.save(function () {
    res.redirect('/me');
  });
});

app.get('/me', function (req, res) {
  res.send('You are ' + (req.session.user || 'nobody'));
});
