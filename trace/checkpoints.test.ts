import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Checkpoints } from './checkpoints.js';
import type { TraceEvent } from './event.js';
import { fold } from './fold.js';

const base = { at: 0, requestId: null, browser: null };

/** Writes and deletions of a few rows, from outside and by the app. */
const trace: fc.Arbitrary<TraceEvent[]> = fc
  .array(fc.record({ sid: fc.constantFrom('a', 'b', 'c'), what: fc.constantFrom('set', 'return', 'delete') }), {
    maxLength: 300,
  })
  .map((all) =>
    all.map(({ sid, what }, i): TraceEvent => {
      const seq = i + 1;
      if (what === 'delete') return { ...base, seq, type: 'store.edit', op: 'delete', sid };
      if (what === 'return') return { ...base, seq, type: 'store.return', callId: i - 1, op: 'set', sid, took: 0 };
      return { ...base, seq, type: 'store.call', callId: i, op: 'set', sid, by: 'middleware', value: { views: i } };
    }),
  );

describe('checkpoints', () => {
  it('give at every event what the fold from the first gives, whatever was asked before', () => {
    fc.assert(
      fc.property(trace, fc.array(fc.nat(300), { maxLength: 20 }), fc.nat(300), (events, places, shorter) => {
        const checkpoints = new Checkpoints();
        checkpoints.extend(events.slice(0, shorter));
        checkpoints.at(Math.min(shorter, events.length));
        checkpoints.extend(events);
        for (const place of places) {
          const n = Math.min(place, events.length);
          expect(checkpoints.at(n)).toEqual(fold(events, n));
        }
      }),
    );
  });
});
