import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventOf, HeldCookie, TraceEvent } from './event.js';
import { beforeFirst, fold, type StageState, step } from './fold.js';

type Happening = TraceEvent extends infer E
  ? E extends TraceEvent
    ? Omit<E, 'seq' | 'at' | 'requestId' | 'browser'>
    : never
  : never;

/** Events of alice's request r1, numbered from 1. */
function trace(...happenings: Happening[]): TraceEvent[] {
  return happenings.map((one, i) => ({ seq: i + 1, at: 0, requestId: 'r1', browser: 'alice', ...one }) as TraceEvent);
}
const stateAfter = (...happenings: Happening[]) => fold(trace(...happenings), happenings.length);
const request = (state: StageState) => {
  const found = state.requests.at(-1);
  if (!found) throw new Error('no request on the stage');
  return found;
};

const stored = { cookie: {}, views: 1 };
const sent: Happening = { type: 'request', method: 'GET', url: 'http://shop.test/', headers: [], body: '' };
const enters: Happening = { type: 'middleware', phase: 'enter', name: 'session', kind: 'middleware' };
const leaves: Happening = { ...enters, phase: 'leave' };
const handles: Happening = { type: 'middleware', phase: 'enter', name: 'anonymous', kind: 'handler', line: 12 };
const commits: Happening = { ...enters, phase: 'commit' };
const missing: Happening = { type: 'cookie.read', name: 'connect.sid', header: null, outcome: 'missing', sid: null };
const generates: Happening = { type: 'session.generate', sid: 'a', by: 'middleware', session: { cookie: {} } };
const counts: Happening = { type: 'session.change', sid: 'a', path: ['views'], after: 1 };
const writes: Happening = { type: 'store.call', callId: 1, op: 'set', sid: 'a', by: 'middleware', value: stored };
const written: Happening = { type: 'store.return', callId: 1, op: 'set', sid: 'a', took: 0 };
const answers: Happening = { type: 'response', status: 200, statusText: 'OK', headers: [], body: 'Welcome' };
const deploys = (keepStore: boolean): Happening => ({
  type: 'deploy',
  app: 'app',
  clock: '2026-01-01T00:00:00.000Z',
  keepStore,
});
const held: HeldCookie = {
  name: 'connect.sid',
  value: 's%3Aa.b',
  domain: 'shop.test',
  hostOnly: true,
  path: '/',
  expires: null,
  httpOnly: true,
  secure: false,
  sameSite: null,
};
const keeps = (outcome: EventOf<'browser.cookie'>['outcome'], cookie = held): Happening => ({
  type: 'browser.cookie',
  cookie,
  outcome,
  ...(['rejected', 'withheld', 'evicted'].includes(outcome) && { reason: 'It is Secure.' }),
});

describe('a request', () => {
  it('goes from its browser over the wire through the app, to the store, and back', () => {
    const journey = trace(sent, enters, leaves, handles, commits, writes, written, answers);
    const places = journey.map((_, i) => request(fold(journey, i + 1)).place);
    expect(places).toEqual(['wire', 'app', 'app', 'app', 'app', 'store', 'app', 'browser']);
  });

  it('comes back from the store to the app that called it', () => {
    expect(request(stateAfter(sent, handles, { ...writes, by: 'handler' }, written)).place).toBe('app');
  });

  it('carries its Cookie header', () => {
    expect(request(stateAfter({ ...sent, headers: [['cookie', 'a=1']] })).cookieHeader).toBe('a=1');
    expect(request(stateAfter({ ...sent, headers: [['Cookie', '']] })).cookieHeader).toBeNull();
  });

  it('stays on the stage when it is back, until the next is sent; others in flight stay', () => {
    const events = trace(sent, sent, answers, sent).map((event, i) => ({
      ...event,
      requestId: ['r1', 'r2', 'r1', 'r3'][i] ?? null,
    }));
    expect(fold(events, 3).requests.map(({ id }) => id)).toEqual(['r1', 'r2']);
    expect(fold(events, 4).requests.map(({ id }) => id)).toEqual(['r2', 'r3']);
  });
});

describe('req.session', () => {
  it('is what was generated or loaded, with each change put in', () => {
    expect(request(stateAfter(sent, generates, counts)).session).toEqual(stored);
    const deep: Happening = { type: 'session.change', sid: 'a', path: ['cart', '0', 'n'], before: 1, after: 2 };
    const loads: Happening = {
      type: 'session.load',
      sid: 'a',
      by: 'middleware',
      session: { cart: [{ n: 1 }, { n: 5 }] },
    };
    expect(request(stateAfter(sent, loads, deep)).session).toEqual({ cart: [{ n: 2 }, { n: 5 }] });
  });

  it('loses what was deleted, and is none when destroyed or set to null', () => {
    expect(
      request(stateAfter(sent, generates, counts, { type: 'session.change', sid: 'a', path: ['views'], before: 1 }))
        .session,
    ).toEqual({
      cookie: {},
    });
    expect(
      request(stateAfter(sent, generates, { type: 'session.destroy', sid: 'a', by: 'handler' })).session,
    ).toBeNull();
    expect(
      request(stateAfter(sent, generates, { type: 'session.change', sid: 'a', path: [], before: {} })).session,
    ).toBeNull();
  });

  it('leaves the states before as they were', () => {
    const events = trace(sent, generates, counts);
    const before = fold(events, 2);
    const copy = structuredClone(before);
    step(before, events[2] as TraceEvent);
    expect(before).toEqual(copy);
  });
});

describe('the gates of express-session', () => {
  it('say who destroyed the session: the handler, express-session because of unset, or nobody', () => {
    const destroys = (by: 'middleware' | 'handler'): Happening[] => [
      ...(by === 'handler' ? [{ type: 'session.destroy', sid: 'a', by } as const] : []),
      { type: 'store.call', callId: 2, op: 'destroy', sid: 'a', by },
    ];
    const destroyedBy = (...during: Happening[]) =>
      request(stateAfter(sent, enters, missing, generates, ...during, answers)).gates.destroy;
    expect(destroyedBy(...destroys('handler'), commits)).toBe('handler');
    expect(destroyedBy(commits, ...destroys('middleware'))).toBe('unset');
    expect(destroyedBy(commits)).toBe(false);
  });

  it('open one after the other', () => {
    const first = stateAfter(sent, enters, missing, generates, leaves, handles, counts, commits, writes);
    expect(request(first).gates).toEqual({
      cookie: 'missing',
      found: null,
      isNew: true,
      modified: true,
      destroy: null,
      save: true,
      touch: null,
      setCookie: null,
    });
  });

  it('are decided against, where nothing said otherwise before the response', () => {
    const state = stateAfter(
      sent,
      enters,
      missing,
      generates,
      leaves,
      handles,
      commits,
      { type: 'cookie.skip', name: 'c', reason: 'not-needed' },
      answers,
    );
    expect(request(state).gates).toMatchObject({ modified: false, save: false, touch: false, setCookie: false });
    expect(request(state).skipped).toBe('not-needed');
  });

  it('tell whether the store had the session', () => {
    const asks: Happening = { type: 'store.call', callId: 1, op: 'get', sid: 'a', by: 'middleware' };
    const finds: Happening = { type: 'store.return', callId: 1, op: 'get', sid: 'a', took: 0, value: stored };
    expect(request(stateAfter(sent, asks, finds)).gates.found).toBe(true);
    expect(
      request(stateAfter(sent, asks, { type: 'store.return', callId: 1, op: 'get', sid: 'a', took: 0 })).gates.found,
    ).toBe(false);
  });

  it('do not take a change of session.cookie for a modification, as express-session does not', () => {
    const changes: Happening = { type: 'session.change', sid: 'a', path: ['cookie', 'maxAge'], after: 1 };
    expect(request(stateAfter(sent, generates, changes, commits)).gates.modified).toBe(false);
  });

  it('do not show what the handler asks of the store', () => {
    expect(request(stateAfter(sent, { ...writes, by: 'handler' })).gates.save).toBeNull();
  });
});

describe('the store', () => {
  it('has a row once the call returns without an error', () => {
    expect(stateAfter(sent, writes).rows).toEqual({});
    expect(stateAfter(sent, writes, written).rows).toEqual({ a: stored });
    expect(stateAfter(sent, writes, { ...written, error: 'full' } as Happening).rows).toEqual({});
  });

  it('keeps the data and takes the cookie when touched', () => {
    const touches: Happening = {
      type: 'store.call',
      callId: 2,
      op: 'touch',
      sid: 'a',
      by: 'middleware',
      value: { cookie: { expires: 'x' }, views: 9 },
    };
    const touched: Happening = { type: 'store.return', callId: 2, op: 'touch', sid: 'a', took: 0 };
    expect(stateAfter(sent, writes, written, touches, touched).rows).toEqual({
      a: { cookie: { expires: 'x' }, views: 1 },
    });
    expect(stateAfter(sent, touches, touched).rows).toEqual({});
  });

  it('loses a row that is destroyed, or that a read did not find because it had expired', () => {
    for (const op of ['destroy', 'get'] as const) {
      const calls: Happening = { type: 'store.call', callId: 2, op, sid: 'a', by: 'handler' };
      expect(
        stateAfter(sent, writes, written, calls, { type: 'store.return', callId: 2, op, sid: 'a', took: 0 }).rows,
      ).toEqual({});
    }
  });

  it('is empty after a restart, and after a deploy that does not keep it', () => {
    expect(stateAfter(sent, writes, written, { type: 'restart', reason: '' }).rows).toEqual({});
    expect(stateAfter(sent, writes, written, deploys(false)).rows).toEqual({});
    expect(stateAfter(sent, writes, written, deploys(true)).rows).toEqual({ a: stored });
  });

  it('can be edited from outside', () => {
    expect(stateAfter(sent, writes, written, { type: 'store.edit', op: 'delete', sid: 'a' }).rows).toEqual({});
    expect(stateAfter(sent, writes, written, { type: 'store.edit', op: 'clear', sid: null }).rows).toEqual({});
    const byHand = stateAfter(sent, writes, written, {
      type: 'store.edit',
      op: 'set',
      sid: 'a',
      session: { by: 'hand' },
    });
    expect([byHand.rows, byHand.written]).toEqual([{ a: { by: 'hand' } }, {}]);
  });
});

describe("a browser's jar", () => {
  it('keeps, replaces in place, and drops', () => {
    const other = { ...held, name: 'other' };
    const newer = { ...held, value: 'new' };
    expect(stateAfter(keeps('stored'), keeps('stored', other), keeps('replaced', newer)).browsers).toEqual({
      alice: [newer, other],
    });
    expect(stateAfter(keeps('stored'), keeps('deleted')).browsers).toEqual({ alice: [] });
    expect(stateAfter(keeps('stored'), keeps('expired', { ...held, path: '/admin' })).browsers).toEqual({
      alice: [held],
    });
  });

  it('still has what it did not send, and no longer what it dropped to make room', () => {
    expect(stateAfter(keeps('stored'), keeps('withheld')).browsers).toEqual({ alice: [held] });
    expect(stateAfter(keeps('stored'), keeps('evicted')).browsers).toEqual({ alice: [] });
  });

  it('keeps a host-only cookie and one with Domain apart', () => {
    const wide = { ...held, hostOnly: false };
    expect(stateAfter(keeps('stored'), keeps('stored', wide)).browsers).toEqual({ alice: [held, wide] });
  });

  it('loses cookies without an expiry when the browser is closed, and in a private window all', () => {
    const lasting = { ...held, name: 'lasting', expires: '2026-02-01T00:00:00.000Z' };
    const closed = (inPrivate: boolean): Happening => ({ type: 'browser.restart', private: inPrivate });
    expect(stateAfter(keeps('stored'), keeps('stored', lasting), closed(false)).browsers).toEqual({ alice: [lasting] });
    expect(stateAfter(keeps('stored'), keeps('stored', lasting), closed(true)).browsers).toEqual({ alice: [] });
  });

  it('does not take what it refuses, and the request knows why', () => {
    const state = stateAfter(sent, answers, keeps('rejected'));
    expect(state.browsers).toEqual({ alice: [] });
    expect(request(state).refused).toBe('It is Secure.');
  });
});

describe('the app', () => {
  const fails: Happening = { type: 'error', where: 'load', name: 'SyntaxError', message: 'unexpected token', line: 3 };
  const loops: Happening = { type: 'limit', limit: 'cpu', message: 'The app ran too long.' };

  it('has a fault from the error or limit that ended it, until new code or an answer shows that it runs', () => {
    expect(stateAfter(deploys(true), fails).fault).toEqual({
      where: 'load',
      message: 'SyntaxError: unexpected token',
      line: 3,
    });
    expect(stateAfter(loops).fault).toEqual({ where: 'limit', message: 'The app ran too long.' });
    expect(stateAfter(fails, deploys(true)).fault).toBeNull();
    expect(stateAfter(loops, sent, enters).fault).toBeNull();
  });

  it('goes on after an error in one request, and after a limit that only left something out', () => {
    expect(stateAfter({ type: 'error', where: 'request', name: 'Error', message: 'x' }).fault).toBeNull();
    expect(stateAfter({ type: 'limit', limit: 'console', message: 'x' }).fault).toBeNull();
  });
});

it('tells what the last event touched, and nothing older', () => {
  expect(stateAfter(sent, writes, written).touched).toEqual({ what: 'row', sid: 'a' });
  expect(stateAfter(sent, generates, counts).touched).toEqual({ what: 'session', requestId: 'r1', path: ['views'] });
  expect(stateAfter(sent, generates, counts, answers).touched).toBeNull();
});

it('is the same event by event as all at once, for any trace', () => {
  const pool = [
    sent,
    enters,
    leaves,
    handles,
    commits,
    missing,
    generates,
    counts,
    writes,
    written,
    answers,
    deploys(true),
    deploys(false),
  ];
  const any = fc.constantFrom(...pool, keeps('stored'), keeps('deleted'), keeps('rejected'), {
    type: 'restart',
    reason: '',
  } as Happening);
  const event = fc.tuple(any, fc.constantFrom('r1', 'r2', null), fc.constantFrom('alice', 'bob', null));
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (drawn) => {
      const events = drawn.map(
        ([one, requestId, browser], i) => ({ seq: i + 1, at: i, ...one, requestId, browser }) as TraceEvent,
      );
      let state = beforeFirst;
      for (const [i, one] of events.entries()) {
        expect(fold(events, i)).toEqual(state);
        state = step(state, one);
      }
      expect(fold(events, events.length + 5)).toEqual(state);
    }),
  );
});

describe('a row', () => {
  const reads = (requestId: string, callId: number, views: number): (Happening & { requestId: string })[] => [
    { ...sent, requestId },
    { type: 'store.call', callId, op: 'get', sid: 'a', by: 'middleware', requestId },
    { type: 'store.return', callId, op: 'get', sid: 'a', value: { cookie: {}, views }, took: 0, requestId },
    { type: 'session.load', sid: 'a', by: 'middleware', session: { cookie: {}, views }, requestId },
  ];
  const saves = (requestId: string, callId: number, views: number): (Happening & { requestId: string })[] => [
    { ...writes, callId, value: { cookie: {}, views }, requestId },
    { ...written, callId, requestId },
  ];
  const lostAfter = (...happenings: Happening[]) => stateAfter(...happenings).written.a?.lost;

  it('that is saved by a request which had not seen what another saved meanwhile is a lost update', () => {
    const together = [...reads('r1', 1, 1), ...reads('r2', 2, 1), ...saves('r1', 3, 2), ...saves('r2', 4, 2)];
    expect(lostAfter(...together)).toEqual({ requestId: 'r1', session: { cookie: {}, views: 2 } });
  });

  it('is none when they take turns, or when the other had saved what was there before', () => {
    expect(
      lostAfter(...reads('r1', 1, 1), ...saves('r1', 2, 2), ...reads('r2', 3, 2), ...saves('r2', 4, 3)),
    ).toBeNull();
    const resaved = [...reads('r1', 1, 1), ...reads('r2', 2, 1), ...saves('r1', 3, 1), ...saves('r2', 4, 2)];
    expect(lostAfter(...resaved)).toBeNull();
  });

  it('in the memory of the process goes with the process that ends', () => {
    const ends: Happening = { type: 'error', where: 'uncaught', name: 'Error', message: 'broken' };
    const state = stateAfter(sent, writes, written, ends);
    expect([state.rows, state.dropped]).toEqual([{}, { a: stored }]);
    expect(state.fault?.message).toContain('broken');
  });

  it('that went is shown by the very event that it went with', () => {
    const destroys: Happening[] = [
      { ...writes, callId: 2, op: 'destroy' },
      { ...written, callId: 2, op: 'destroy' },
    ];
    const events = [sent, writes, written, ...destroys];
    expect(stateAfter(...events).dropped).toEqual({ a: stored });
    expect(stateAfter(...events, answers).dropped).toEqual({});
  });
});
