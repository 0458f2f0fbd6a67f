import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../trace/event.js';
import { placeOf, rowsInPage, scrolledTo, topOf } from './row-window.js';

const plain = { row: 26, more: new Map<number, number>() };
const heights = fc.record({
  row: fc.integer({ min: 16, max: 60 }),
  more: fc
    .array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 900 })), { maxLength: 5 })
    .map((rows) => new Map(rows)),
});

describe('the rows of the log', () => {
  it('have their place among those shown, an event left out the one of the event before it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), fc.nat({ max: 70 }), (all, seq) => {
        const seqs = all.sort((a, b) => a - b);
        const events = seqs.map((one) => ({ seq: one }) as TraceEvent);
        expect(placeOf(seq, events)).toBe(seqs.filter((one) => one <= seq).length);
      }),
    );
  });

  it('are in the page whole while they are few', () => {
    expect(rowsInPage({ top: 0, height: 300 }, 400, plain)).toEqual([1, 400]);
  });

  it('are of a long trace only those in view, and some beyond', () => {
    const [first, last] = rowsInPage({ top: 26 * 2000, height: 260 }, 5000, plain);
    expect([first, last]).toEqual([1993, 2019]);
  });

  it('in view are always in the page, also where some are higher', () => {
    fc.assert(
      fc.property(heights, fc.nat({ max: 200_000 }), fc.integer({ min: 50, max: 900 }), (all, top, height) => {
        const [first, last] = rowsInPage({ top, height }, 5000, all);
        const end = topOf(5001, all);
        if (top < end) expect(topOf(first, all)).toBeLessThanOrEqual(top);
        expect(topOf(last + 1, all)).toBeGreaterThanOrEqual(Math.min(end, top + height));
      }),
    );
  });

  it('stay where they are when the one asked for is in view, and bring it there when it is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat({ max: 130_000 }), (seq, top) => {
        const to = scrolledTo(seq, { top, height: 300 }, plain);
        expect(topOf(seq, plain)).toBeGreaterThanOrEqual(to);
        expect(topOf(seq + 1, plain)).toBeLessThanOrEqual(to + 300);
        expect(scrolledTo(seq, { top: to, height: 300 }, plain)).toBeCloseTo(to, 6);
      }),
    );
  });
});
