/**
 * Stores as people write them, by their names: what each answers, and how. None keeps its rows under `sessions`, where only
 * MemoryStore's are compared; the routes of the app show what the others have.
 */
export const ownStores = new Map([
  [
    'SlowStore',
    `class SlowStore extends session.MemoryStore {
  get(sid, callback) { setTimeout(() => super.get(sid, callback), 20); }
  set(sid, data, callback) { setTimeout(() => super.set(sid, data, callback), 30); }
}`,
  ],
  [
    // answers at once, knows no touch and forgets no expiry
    'PlainStore',
    `class PlainStore extends session.Store {
  rows = new Map();
  get(sid, callback) { const row = this.rows.get(sid); callback(null, row && JSON.parse(row)); }
  set(sid, data, callback) { this.rows.set(sid, JSON.stringify(data)); callback(); }
  destroy(sid, callback) { this.rows.delete(sid); callback(); }
  all(callback) { callback(null, [...this.rows.values()].map((row) => JSON.parse(row))); }
  length(callback) { callback(null, this.rows.size); }
  clear(callback) { this.rows.clear(); callback(); }
}`,
  ],
  [
    // as connect-redis is written: async methods that call back
    'PromiseStore',
    `class PromiseStore extends session.Store {
  rows = new Map();
  async read(sid) { await null; return this.rows.get(sid); }
  async get(sid, callback) { try { const row = await this.read(sid); return callback(null, row && JSON.parse(row)); } catch (error) { return callback(error); } }
  async set(sid, data, callback = () => {}) { await this.read(sid); this.rows.set(sid, JSON.stringify(data)); return callback(); }
  async touch(sid, data, callback = () => {}) { const row = await this.read(sid); if (row) this.rows.set(sid, JSON.stringify({ ...JSON.parse(row), cookie: data.cookie })); return callback(); }
  async destroy(sid, callback = () => {}) { await new Promise((done) => setTimeout(done, 5)); this.rows.delete(sid); return callback(); }
  async clear(callback = () => {}) { this.rows.clear(); return callback(); }
}`,
  ],
  [
    // no Store of express-session's: what that brings is brought along
    'EmitterStore',
    `class EmitterStore extends require('events').EventEmitter {
  #rows = {};
  createSession = session.Store.prototype.createSession;
  regenerate = session.Store.prototype.regenerate;
  get = (sid, callback) => { process.nextTick(callback, null, this.#rows[sid] && JSON.parse(this.#rows[sid])); };
  set = (sid, data, callback) => { this.#rows[sid] = JSON.stringify(data); process.nextTick(callback); };
  touch = (sid, data, callback) => { this.get(sid, (error, row) => { if (row) this.#rows[sid] = JSON.stringify(Object.assign(row, { cookie: data.cookie })); callback(error); }); };
  destroy = (sid, callback) => { delete this.#rows[sid]; queueMicrotask(callback); };
}`,
  ],
  [
    // nothing of express-session's: it can make no session of what it finds
    'BareStore',
    `class BareStore extends require('events').EventEmitter {
  #rows = {};
  get(sid, callback) { setImmediate(callback, null, this.#rows[sid] && JSON.parse(this.#rows[sid])); }
  set(sid, data, callback) { this.#rows[sid] = JSON.stringify(data); setImmediate(callback); }
  destroy(sid, callback) { delete this.#rows[sid]; setImmediate(callback); }
}`,
  ],
  [
    // a logger in front of another store
    'FrontStore',
    `class FrontStore extends session.Store {
  behind = new session.MemoryStore();
  get(sid, callback) { this.behind.get(sid, callback); }
  set(sid, data, callback) { this.behind.set(sid, data, callback); }
  touch(sid, data, callback) { this.behind.touch(sid, data, callback); }
  destroy(sid, callback) { this.behind.destroy(sid, callback); }
  all(callback) { this.behind.all(callback); }
  clear(callback) { this.behind.clear(callback); }
}`,
  ],
  [
    'FailingStore',
    `class FailingStore extends session.MemoryStore {
  calls = 0;
  reads = 0;
  fails(callback) { if (++this.calls % 3) return false; setImmediate(callback, new Error('the store is down')); return true; }
  get(sid, callback) { if (++this.reads % 3 !== 2) return super.get(sid, callback); setImmediate(callback, Object.assign(new Error('not read'), this.reads % 2 ? { code: 'ENOENT' } : {})); }
  set(sid, data, callback = () => {}) { if (!this.fails(callback)) super.set(sid, data, callback); }
  touch(sid, data, callback) { if (!this.fails(callback)) super.touch(sid, data, callback); }
  destroy(sid, callback = () => {}) { if (!this.fails(callback)) super.destroy(sid, callback); }
}`,
  ],
  [
    'ThrowingStore',
    `class ThrowingStore extends session.MemoryStore {
  calls = 0;
  reads = 0;
  get(sid, callback) { if (++this.reads % 3 === 2) throw Object.assign(new Error('no store'), this.reads % 2 ? {} : { code: 'ENOENT' }); super.get(sid, callback); }
  set(sid, data, callback) { if (++this.calls % 5 === 0) throw new Error('no room'); super.set(sid, data, callback); }
}`,
  ],
  [
    // what it finds is not always a session
    'OddStore',
    `class OddStore extends session.MemoryStore {
  calls = 0;
  get(sid, callback) { super.get(sid, (error, found) => { const odd = [found, found, null, false, { views: 7 }, 'text', found && { ...found, cookie: null }, found && { ...found, cookie: {} }]; callback(error, odd[++this.calls % odd.length]); }); }
}`,
  ],
  [
    // a second answer to what was answered
    'TwiceStore',
    `class TwiceStore extends session.MemoryStore {
  set(sid, data, callback = () => {}) { super.set(sid, data, (error) => { callback(error); callback(error); }); }
  touch(sid, data, callback = () => {}) { super.touch(sid, data, (error) => { callback(error); setImmediate(callback); }); }
}`,
  ],
]);
