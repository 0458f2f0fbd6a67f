import { describe, expect, it } from 'vitest';
import { align } from '../../trace/diff/align.js';
import type { TraceEvent } from '../../trace/event.js';
import { otherwiseOf } from './light.js';

const traceOf = (...told: ({ type: string } & Record<string, unknown>)[]): TraceEvent[] =>
  told.map((one, i) => ({ seq: i + 1, at: 0, browser: 'alice', requestId: 'r1', ...one }) as unknown as TraceEvent);

const sent = { type: 'request', method: 'GET', url: 'http://shop.test/', headers: [], body: '' };
const said = (text: string) => ({ type: 'console', level: 'log', text });
const answered = (body: string) => ({ type: 'response', status: 200, statusText: 'OK', headers: [], body });
const deployed = { type: 'deploy', requestId: null, browser: null, app: '', clock: '', keepStore: true };

const ready = { type: 'pipeline', requestId: null, browser: null, layers: [] };

const otherwise = (before: TraceEvent[], now: TraceEvent[]) => Object.fromEntries(otherwiseOf(align(before, now)));

describe('what went otherwise than in the run before', () => {
  it('is told at the event that differs, with what it was', () => {
    const told = otherwise(traceOf(sent, answered('1')), traceOf(sent, answered('22')));
    expect(Object.keys(told)).toEqual(['2']);
    expect(told[2]).toEqual({ said: [expect.stringMatching(/^before: .*200/)], changed: true });
  });

  it('is told where something is new, and where something is gone at what comes next', () => {
    expect(otherwise(traceOf(sent, answered('')), traceOf(sent, said('new'), answered('')))).toEqual({
      2: { said: ['not before'], changed: true },
    });
    expect(otherwise(traceOf(sent, said('old'), answered('')), traceOf(sent, answered('')))).toEqual({
      2: { said: [expect.stringMatching(/^before, not now: .*old/)], changed: false },
    });
  });

  it('is told at the last event where the run before went on', () => {
    expect(otherwise(traceOf(sent, answered(''), said('late')), traceOf(sent, answered('')))).toMatchObject({
      2: { changed: false },
    });
  });

  it('is nothing where only the code was deployed once more', () => {
    expect(otherwise(traceOf(sent, answered(''), deployed, ready), traceOf(sent, answered('')))).toEqual({});
  });
});
