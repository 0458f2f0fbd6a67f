import { describe, expect, it } from 'vitest';
import type { EventOf, EventType, TraceEvent } from '../../trace/event.js';
import { sessionChanges } from './session-changes.js';

const base = { seq: 1, at: 0, requestId: 'r1', browser: 'alice' };
const event = <T extends EventType>(type: T, fields: Omit<EventOf<T>, keyof typeof base | 'type'>) =>
  ({ ...base, type, ...fields }) as unknown as TraceEvent;

const cookie = { path: '/' };
const loads = event('session.load', { sid: 'a', by: 'middleware', session: { cookie, views: 1, cart: ['tea'] } });
const views = event('session.change', { sid: 'a', path: ['views'], before: 1, after: 2 });
const cart = event('session.change', { sid: 'a', path: ['cart', '1'], after: 'milk' });
const saves = event('store.call', {
  callId: 1,
  op: 'set',
  sid: 'a',
  by: 'middleware',
  value: { cookie, views: 2, cart: ['tea', 'milk'] },
});
const answers = event('response', { status: 200, statusText: 'OK', headers: [], body: '' });
const late = event('session.change', { sid: 'a', path: ['seen'], after: true, late: true });

const kept = (...events: TraceEvent[]) =>
  sessionChanges(events)?.changes.map((change) => [change.path.join('.'), change.kept]);

describe('what a request did to its session', () => {
  it('is told by path, with what was there before', () => {
    const { began, ended, changes } = sessionChanges([loads, views, cart, saves, answers]) ?? {};
    expect([began?.loaded, ended?.sid]).toEqual([true, 'a']);
    expect(changes).toEqual([
      { path: ['views'], before: 1, after: 2, kept: 'saved' },
      { path: ['cart', '1'], before: undefined, after: 'milk', kept: 'saved' },
    ]);
  });

  it('says of each change whether it is in the store', () => {
    expect(kept(loads, views)).toEqual([['views', 'not-yet']]);
    expect(kept(loads, views, answers)).toEqual([['views', 'not-saved']]);
    expect(kept(loads, views, saves, answers, late)).toEqual([
      ['views', 'saved'],
      ['seen', 'late'],
    ]);
  });

  it('is nothing when there was no session, and has an end without one when it was destroyed', () => {
    expect(sessionChanges([answers])).toBeNull();
    const destroys = event('session.destroy', { sid: 'a', by: 'handler' });
    expect(sessionChanges([loads, views, destroys, answers])).toMatchObject({ ended: null, changes: [] });
  });
});
