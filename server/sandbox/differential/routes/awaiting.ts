import { get, type Route } from './route.js';

/** Adds `r.get` with an async function as its handler. */
const asyncGet = (name: string, body: string, ...paths: string[]): Route => {
  const route = get(name, body, ...paths);
  return { ...route, source: route.source.replace('(req, res, next) =>', 'async (req, res, next) =>') };
};

const answer = "setTimeout(() => res.send('answered'), 30);";

const wait = (ms: number) => `await new Promise((done) => setTimeout(done, ${ms}));`;

/** Handlers that wait: with `await`, in promise chains, in callbacks within them, and past the end of the response. */
export const awaiting: Route[] = [
  asyncGet('slow-await', `req.session.step = 1; ${wait(40)} req.session.step = 2; res.json(req.session);`),
  asyncGet(
    'slow-awaits',
    `for (let i = 0; i < 3; i++) { ${wait(15)} await null; (req.session.laps ||= []).push(i); } res.json(req.session.laps);`,
  ),
  asyncGet(
    'slow-save',
    `${wait(10)} req.session.a = (req.session.a || 0) + 1; await new Promise((done, fail) => req.session.save((err) => (err ? fail(err) : done()))); ${wait(10)} req.session.b = true; res.json(req.session);`,
  ),
  asyncGet(
    'slow-login',
    `${wait(20)} await new Promise((done, fail) => req.session.regenerate((err) => (err ? fail(err) : done()))); req.session.user = { name: 'alice', at: new Date() }; res.redirect('/peek');`,
  ),
  asyncGet(
    'slow-logout',
    `${wait(20)} await new Promise((done, fail) => req.session.destroy((err) => (err ? fail(err) : done()))); res.send(String(req.session));`,
  ),
  asyncGet(
    'slow-reload',
    `req.session.before = 1; ${wait(20)} try { await new Promise((done, fail) => req.session.reload((err) => (err ? fail(err) : done()))); } catch (error) { return res.status(409).send('gone'); } req.session.after = 2; res.json(req.session);`,
  ),
  asyncGet('slow-throw', `req.session.hit = true; ${wait(5)} throw new Error('late trouble');`),
  get(
    'slow-chain',
    `new Promise((done) => setTimeout(done, 25)).then(() => { req.session.chain = 1; }).then(() => null).finally(() => { req.session.chain += 1; }).then(() => res.json(req.session.chain)).catch(next);`,
  ),
  // both wait for what the first of them made
  get(
    'slow-shared',
    `(app.locals.ready ||= new Promise((done) => setTimeout(() => done('ready'), 30))).then((word) => { req.session.word = word; res.send(word); }).catch(next);`,
  ),
  asyncGet(
    'slow-shared-await',
    `const word = await (app.locals.soon ||= new Promise((done) => setTimeout(() => done('soon'), 30))); await Promise.all([null, Promise.resolve(1)]); req.session.soon = word; res.send(word);`,
  ),
  asyncGet(
    'await-thenable',
    `req.session.then = await { then: (done) => setImmediate(done, 'thenable') }; res.send(req.session.then);`,
  ),
  asyncGet(
    'await-all',
    `req.session.all = await Promise.all([1, Promise.resolve(2), Promise.allSettled([Promise.reject(new Error('no'))]).then((all) => all.length)]); res.json(req.session.all);`,
  ),
  asyncGet(
    'await-each',
    `async function* pages() { yield 1; await null; yield 2; } req.session.pages = []; for await (const page of pages()) req.session.pages.push(page); res.json(req.session.pages);`,
  ),
  get(
    'order',
    `const order = []; const add = (word) => () => order.push(word); (async () => { add('async')(); await null; add('after null')(); await Promise.resolve(); add('after promise')(); await { then: (done) => done() }; add('after thenable')(); })(); Promise.resolve().then(add('then 1')).then(add('then 2')).then(add('then 3')).then(add('then 4')).then(add('then 5')); queueMicrotask(add('microtask')); process.nextTick(add('tick')); setImmediate(() => { req.session.order = order.length; res.json(order); });`,
  ),
  // nobody waits for these: what they come to is nobody's, and Node ends the process
  get(
    'slow-floating',
    `req.session.began = 1; (async () => { ${wait(10)} throw new Error('floating'); })(); ${answer}`,
  ),
  get(
    'floating-after-end',
    `(async () => { await null; throw new Error('floating'); })(); req.session.sent = 1; res.json(req.session);`,
  ),
  get(
    'floating-chain',
    `req.session.a = 1; Promise.resolve().then(() => { throw new TypeError('chained'); }).finally(() => {}); res.send('sent');`,
  ),
  asyncGet('rejected-value', `Promise.reject('no error'); ${wait(5)} res.send('never');`),
  asyncGet(
    'handled-in-a-tick',
    `const late = Promise.reject(new Error('late')); process.nextTick(() => late.catch(({ message }) => { req.session.late = message; res.send(message); }));`,
  ),
  asyncGet(
    'handled-by-another',
    `const late = Promise.reject(new Error('late')); const both = Promise.all([late, null]); await null; both.catch(() => res.send('both'));`,
  ),
  asyncGet(
    'handled-too-late',
    `const late = Promise.reject(new Error('late')); setImmediate(() => late.catch(() => res.send('too late')));`,
  ),
  get('after-end', `res.send('sent'); Promise.resolve().then(() => { req.session.after = 'the end'; });`),
  get(
    'after-end-timer',
    `res.send('sent'); setTimeout(() => { req.session.after = 'a while'; req.session.save(() => {}); }, 40);`,
  ),
  get('after-end-destroy', `res.send('sent'); setTimeout(() => req.session && req.session.destroy(() => {}), 40);`),
  asyncGet('after-end-await', `res.send('sent'); ${wait(30)} if (req.session) req.session.after = 'an await';`),
  get(
    'on-finish',
    `req.session.began = true; res.on('finish', () => { if (req.session) { req.session.finished = true; req.session.save(() => {}); } }); res.send('begun');`,
  ),
];
