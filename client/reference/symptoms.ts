/** What people see, in their words, and the step of the course that shows why; `because`: what it most often is. */
export const symptoms: readonly { says: string; step: string; because: string }[] = [
  {
    says: 'My session is empty on the next request',
    step: 'trackers/empty-session/not-set',
    because: 'No cookie was set: secure is true, and this is plain http.',
  },
  {
    says: 'There is no cookie in the browser at all',
    step: 'options/secure/over-http',
    because: 'secure: true over http, or saveUninitialized: false and nothing in the session.',
  },
  {
    says: 'It works with http on my machine, and not behind nginx or a load balancer',
    step: 'trackers/behind-a-proxy/silent',
    because: 'The proxy ends https, and the app does not trust it.',
  },
  {
    says: 'Each fetch from my front end has a new session',
    step: 'trackers/credentials/without',
    because: 'fetch sends no cookies to another origin unless it is told to.',
  },
  {
    says: 'After the login I am redirected, and not logged in; after a reload I am',
    step: 'trackers/redirect-before-save/race',
    because: 'The browser follows the redirect before the store has written.',
  },
  {
    says: 'Two requests at once, and one of them is lost',
    step: 'trackers/parallel/lost',
    because: 'Each saves its own copy of the session, and the later one wins.',
  },
  {
    says: 'Everybody is logged out when I deploy',
    step: 'stores/memory-store/restart',
    because: 'MemoryStore is in the process, and goes with it.',
  },
  {
    says: 'Everybody is logged out when I change the secret',
    step: 'options/secret/change',
    because: 'Old cookies no longer fit: keep the old secret in the array.',
  },
  {
    says: 'Users are logged out while they are active',
    step: 'options/rolling/without',
    because: 'The end of the cookie does not move: rolling, or touch in the store.',
  },
  {
    says: 'Cannot read properties of undefined (req.session)',
    step: 'sessions/configure/order',
    because: 'The route stands above app.use(session(...)), or the store is away.',
  },
  {
    says: 'express-session deprecated undefined resave option',
    step: 'sessions/configure/left-out',
    because: 'Left out it is true, and leaving it out is deprecated.',
  },
  {
    says: 'The logout does not log out',
    step: 'cookies/challenge/symptom',
    because: 'The cookie is cleared by another path or domain than it was set with.',
  },
  {
    says: 'The cookie is still there after destroy',
    step: 'sessions/destroy/destroy',
    because: 'destroy deletes the row; the browser is told nothing.',
  },
  {
    says: "require('connect-redis')(session) is not a function",
    step: 'stores/legacy-call/as-written',
    because: 'That is the call from before version 7.',
  },
  {
    says: 'The cart is lost when the user logs in with passport',
    step: 'trackers/passport/login',
    because: 'passport renews the session at the login: keepSessionInfo.',
  },
  {
    says: 'Millions of sessions, and few users',
    step: 'trackers/bots/fills',
    because: 'Each request without a cookie is a new session.',
  },
  {
    says: 'The wrong session comes back, or two cookies have one name',
    step: 'trackers/two-cookies/both',
    because: 'An old cookie with another path or domain is still there.',
  },
  { says: 'The response never ends', step: 'stores/own-store/silent', because: 'The store does not call back.' },
];
