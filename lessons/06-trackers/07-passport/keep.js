const express = require('express');
const session = require('express-session');
const passport = require('passport');
const { Strategy } = require('passport-local');

passport.use(new Strategy((name, password, done) => done(null, password === 'rabbit' ? { name } : false)));
passport.serializeUser((user, done) => done(null, user.name));
passport.deserializeUser((name, done) => done(null, { name }));

const app = express();
app.use(express.urlencoded());
app.use(session({ secret: 'keyboard cat', resave: false, saveUninitialized: false }));
app.use(passport.session());

app.get('/add', (req, res) => {
  req.session.cart = ['tea'];
  res.send('Added');
});

app.post('/login', passport.authenticate('local', { keepSessionInfo: true }), (req, res) => {
  res.send('Logged in');
});

app.get('/me', (req, res) => {
  res.send((req.user ? 'You are ' + req.user.name : 'You are nobody') + ', cart: ' + (req.session.cart || []));
});

app.post('/logout', (req, res, next) => {
  req.logout((err) => (err ? next(err) : res.send('Logged out')));
});
