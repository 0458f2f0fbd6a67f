import { describe, expect, it } from 'vitest';
import { sessionNames } from '../../trace/diff/session-names.js';
import type { HeldCookie, TraceEvent } from '../../trace/event.js';
import { fold } from '../../trace/fold.js';
import { place } from '../stage/beside.js';
import { text } from '../text/text.js';
import { stageMarks } from './stage-marks.js';

type Told = { type: string } & Record<string, unknown>;

const traceOf = (...told: Told[]): TraceEvent[] =>
  told.map((one, i) => ({ seq: i + 1, at: 0, browser: 'alice', requestId: 'r1', ...one }) as unknown as TraceEvent);

const cookie = (sid: string): HeldCookie => ({
  name: 'connect.sid',
  value: `s:${sid}`,
  domain: 'shop.test',
  hostOnly: true,
  path: '/',
  expires: null,
  httpOnly: true,
  secure: false,
  sameSite: null,
});
const sent = { type: 'request', method: 'GET', url: 'http://shop.test/', headers: [], body: '' };
const read = { type: 'cookie.read', name: 'connect.sid', header: null, outcome: 'missing', sid: null };
const made = (sid: string) => ({ type: 'session.generate', sid, by: 'middleware', session: {} });
const saved = (sid: string, row: object) => [
  { type: 'store.call', callId: 1, op: 'set', sid, by: 'middleware', value: row },
  { type: 'store.return', callId: 1, op: 'set', sid, took: 0 },
];
const kept = (sid: string) => ({ type: 'browser.cookie', cookie: cookie(sid), outcome: 'stored' });
const answered = (body: string) => ({ type: 'response', status: 200, statusText: 'OK', headers: [], body });

const marks = (one: TraceEvent[], other: TraceEvent[]) => {
  const shown = (events: TraceEvent[]) => ({
    state: fold(events, events.length),
    events,
    name: sessionNames(events),
  });
  const [a, b] = [shown(one), shown(other)];
  return {
    a: stageMarks(a, b, text.compare.against('B')),
    b: stageMarks(b, a, text.compare.against('A')),
  };
};

describe('marks on two stages', () => {
  it('are none where both show the same session under another id', () => {
    const run = (sid: string) => traceOf(sent, read, made(sid), ...saved(sid, { views: 1 }), kept(sid), answered(sid));
    const { a, b } = marks(run('a'.repeat(32)), run('b'.repeat(32)));
    expect([...a, ...b]).toEqual([]);
  });

  it('say which cookie and row the other has not, and what it has decided', () => {
    const { a, b } = marks(
      traceOf(sent, read, made('a'), ...saved('a', { views: 1 }), kept('a'), answered('hello')),
      traceOf(sent, read, made('a'), answered('hello')),
    );
    expect(Object.fromEntries(a)).toEqual({
      [place.cookie('alice', cookie('a'))]: 'B has none',
      [place.row('a')]: 'B has none',
      [place.gate('save')]: 'in B: no',
    });
    expect(Object.fromEntries(b)).toEqual({ [place.gate('save')]: 'in A: yes' });
  });

  it('say which page and row say something else', () => {
    const run = (views: number) => traceOf(sent, made('a'), ...saved('a', { views }), answered(`views ${views}`));
    expect(Object.fromEntries(marks(run(1), run(2)).b)).toEqual({
      [place.row('a')]: 'not as in A',
      [place.page('alice')]: 'not as in A',
    });
  });

  it('compare no decisions of two requests that are not the same', () => {
    const { a } = marks(
      traceOf(sent, read, answered('')),
      traceOf({ ...sent, url: 'http://shop.test/x' }, answered('')),
    );
    expect([...a.keys()]).toEqual([place.page('alice')]);
  });
});
