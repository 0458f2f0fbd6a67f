// Runs app.js under Node: on the port it listens on itself, or else on PORT (3000 when that is not set).
import http from 'node:http';
import { createRequire } from 'node:module';

const port = Number(process.env.PORT ?? 3000);
const created = [];
let server;

rememberApps();
const { listen } = http.Server.prototype;
http.Server.prototype.listen = function (...args) {
  server ??= this;
  // PORT is stronger than the port in the code
  if (process.env.PORT && ['number', 'string'].includes(typeof args[0])) args[0] = port;
  return listen.apply(this, args);
};

const module = await import('./app.js');
const exported = module.default ?? module;
if (server) {
  tell(server);
} else {
  const app = typeof exported === 'function' ? exported : created.find((one) => !one.parent);
  if (!app) {
    console.error('app.js neither listens, nor exports its app, nor makes one with express().');
    process.exit(1);
  }
  tell(http.createServer(app).listen(port));
}

/** For an app that neither listens nor exports itself. */
function rememberApps() {
  let express;
  try {
    express = createRequire(import.meta.url)('express');
  } catch {
    return;
  }
  const { init } = express.application;
  express.application.init = function () {
    created.push(this);
    init.call(this);
  };
}

function tell(one) {
  const say = () => console.log(`Listening on http://localhost:${one.address().port}/`);
  if (one.listening) say();
  else one.once('listening', say);
}
