import { describe, expect, it } from 'vitest';
import type { LiveExploration } from '../../protocol/live.js';
import { explorationSentence } from './ends.js';

type End = { count?: number; sessions: object[]; bodies?: string[] };

function exploration(ends: End[], more: Partial<LiveExploration> = {}): LiveExploration {
  const outcomes = ends.map(({ count = 1, sessions, bodies = [] }) => ({
    count,
    schedule: [],
    responses: bodies.map((body, i) => ({ requestId: `r${i + 1}`, status: 200, body })),
    store: Object.fromEntries(sessions.map((data, i) => [`sid${i}`, { cookie: { path: '/' }, ...data }])),
  }));
  const schedules = outcomes.reduce((sum, { count }) => sum + count, 0);
  return { seq: 1, schedules, complete: true, outcomes, more: 0, ...more };
}

describe('what an exploration came to', () => {
  it.each([
    [
      'the sessions that differ',
      exploration([
        { count: 4, sessions: [{ views: 3 }] },
        { count: 6, sessions: [{ views: 2 }] },
      ]),
      '10 orders tried, all there are: 4 end with views 3, 6 end with views 2',
    ],
    [
      'the one end there is',
      exploration([{ count: 3, sessions: [{ views: 3, user: 'ann' }] }]),
      '3 orders tried, all there are: all end with views 3, user "ann"',
    ],
    ['one order', exploration([{ sessions: [] }]), '1 order tried, all there are: it ends with no session'],
    [
      'no session that others have in common, and one that is empty',
      exploration([{ sessions: [{ user: 'bob' }, { cart: ['book'] }] }, { sessions: [{ user: 'bob' }, {}] }]),
      '2 orders tried, all there are: 1 ends with cart ["book"], 1 ends with an empty session',
    ],
    [
      'a session that only some have',
      exploration([{ sessions: [] }, { sessions: [{ views: 1 }] }]),
      '2 orders tried, all there are: 1 ends with no session, 1 ends with views 1',
    ],
    [
      'the answers, where the sessions are the same',
      exploration([
        { sessions: [{ a: 1 }], bodies: ['yes', 'ok'] },
        { sessions: [{ a: 1 }], bodies: ['no', 'ok'] },
      ]),
      '2 orders tried, all there are: 1 ends with the answers yes, 1 ends with the answers no',
    ],
    [
      'how many more ends there are, and that more orders could be tried',
      exploration(
        [1, 2, 3, 4].map((views) => ({ sessions: [{ views }] })),
        { schedules: 1000, complete: false, more: 2 },
      ),
      '1000 orders tried, there are more: 1 ends with views 1, 1 ends with views 2, 1 ends with views 3, 3 more ends',
    ],
  ])('names %s', (_, explored, sentence) => {
    expect(explorationSentence(explored)).toBe(sentence);
  });
});
