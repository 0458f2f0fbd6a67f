// Does the actions of experiment.json again, against the app that `npm start` runs. Each browser has a cookie jar.
// node replay.mjs [http://localhost:3000]
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { CookieJar } from 'tough-cookie';

/** Longer times are not waited for: real ones cannot be jumped over. */
const longestWaitMs = 5_000;
const mostRedirects = 20;

const app = new URL(process.argv[2] ?? 'http://localhost:3000');
const { actions } = JSON.parse(await readFile(new URL('experiment.json', import.meta.url), 'utf8'));
const jars = new Map();

/** A client outside of the experiment kept its cookies itself: its requests say them. */
const jarOf = (browser) => {
  if (browser.startsWith('real:')) return new CookieJar();
  if (!jars.has(browser)) jars.set(browser, new CookieJar(undefined, { looseMode: true, rejectPublicSuffixes: false }));
  return jars.get(browser);
};

const doing = {
  request: send,
  parallel: ({ requests }) => Promise.all(requests.map(send)),
  advance: ({ ms }) => (ms <= longestWaitMs ? wait(ms) : skip(`${ms / 1_000} s pass`)),
  'cookie.set': ({ browser, url, cookie }) => jarOf(browser).setCookie(cookie, url, { ignoreError: true }),
  'cookie.delete': ({ browser, name }) => forget(browser, (cookie) => cookie.key === name),
  'browser.restart': ({ browser }) => forget(browser, (cookie) => cookie.expires === 'Infinity' && !cookie.maxAge),
};

try {
  for (const action of actions) {
    if (Object.hasOwn(doing, action.type)) await doing[action.type](action);
    else skip(action.type);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function skip(what) {
  console.log(`(not done here: ${what})`);
}

async function forget(browser, which) {
  const { store } = jarOf(browser);
  const all = await new Promise((resolve) => store.getAllCookies((_, cookies) => resolve(cookies)));
  for (const { domain, path, key } of all.filter(which)) await store.removeCookie(domain, path, key);
}

async function send(action) {
  let { method, url, headers = {}, body, encoding } = action;
  const jar = jarOf(action.browser);
  const bytes = body === undefined ? undefined : Buffer.from(body, encoding ?? 'utf8');
  for (let redirects = 0; ; redirects++) {
    const sent = redirects === 0 ? bytes : undefined;
    const answer = await exchange(method, url, headers, sent, jar);
    for (const line of answer.headers['set-cookie'] ?? []) await jar.setCookie(line, url, { ignoreError: true });
    console.log(`${action.browser}: ${method} ${url} -> ${answer.status} ${answer.body.trim().slice(0, 300)}`);
    const { location } = answer.headers;
    if (!action.follow || !location || answer.status < 300 || answer.status > 399 || redirects >= mostRedirects) return;
    url = new URL(location, url).href;
    if (method !== 'HEAD') method = 'GET';
  }
}

/** One request, to the app of this machine whatever host it names. */
async function exchange(method, url, headers, body, jar) {
  const { host, pathname, search, protocol } = new URL(url);
  const cookie = await jar.getCookieString(url);
  const all = {
    host,
    ...(protocol === 'https:' && { 'x-forwarded-proto': 'https' }),
    ...(cookie && { cookie }),
    ...headers,
    ...(body && { 'content-length': body.length }),
  };
  return new Promise((resolve, reject) => {
    const options = { host: app.hostname, port: app.port, method, path: pathname + search, headers: all, agent: false };
    const request = http.request(options, async (response) => {
      let text = '';
      for await (const chunk of response.setEncoding('utf8')) text += chunk;
      resolve({ status: response.statusCode, headers: response.headers, body: text });
    });
    request.on('error', () => reject(new Error(`Nothing answers at ${app.href}: is npm start running?`)));
    request.end(body);
  });
}
