import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../trace/event.js';
import { emptyInbox, type Inbox, receive } from './inbox.js';

const event = (seq: number): TraceEvent => ({
  seq,
  at: 0,
  requestId: null,
  browser: null,
  type: 'clock',
  from: 0,
  to: seq,
});
const batch = (from: number, to: number, epoch = 1, id = 'box') => ({
  id,
  epoch,
  events: Array.from({ length: to - from + 1 }, (_, i) => event(from + i)),
});
const holding = (count: number): Inbox => receive(emptyInbox, batch(1, count)).inbox;
const seqs = (inbox: Inbox) => inbox.events.map(({ seq }) => seq);

describe('a batch', () => {
  it('adds what follows, and drops what is here', () => {
    expect(seqs(receive(holding(3), batch(2, 5)).inbox)).toEqual([1, 2, 3, 4, 5]);
  });

  it('with something missing before it is not taken, and asks to join again', () => {
    const before = holding(2);
    expect(receive(before, batch(4, 5))).toEqual({ inbox: before, gap: true });
  });

  it('of a newer epoch starts the trace anew; of an older one, or another sandbox, is ignored', () => {
    expect(seqs(receive(holding(3), batch(1, 2, 2)).inbox)).toEqual([1, 2]);
    const second = receive(holding(3), batch(1, 2, 2)).inbox;
    expect(receive(second, batch(3, 4, 1))).toEqual({ inbox: second, gap: false });
    expect(receive(second, batch(3, 4, 2, 'other'))).toEqual({ inbox: second, gap: false });
  });

  it('brings the exploration of an action with the event it begins with, once, until the trace starts anew', () => {
    const exploration = { seq: 4, schedules: 1, complete: true, outcomes: [], more: 0 };
    const explored = receive(holding(3), { ...batch(4, 5), exploration }).inbox;
    expect(explored.explorations).toEqual([exploration]);
    expect(receive(explored, { ...batch(4, 6), exploration }).inbox.explorations).toEqual([exploration]);
    expect(receive(holding(2), { ...batch(4, 5), exploration }).inbox.explorations).toEqual([]);
    expect(receive(explored, batch(1, 2, 2)).inbox.explorations).toEqual([]);
  });

  it('may come in any pieces, twice, or out of order: the inbox stays gapless, and complete unless a gap was told', () => {
    const piece = fc
      .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 6 }))
      .map(([from, more]) => batch(from, from + more));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        let inbox = emptyInbox;
        for (const one of pieces) {
          const result = receive(inbox, one);
          const last = one.events.at(-1)?.seq ?? 0;
          inbox = result.inbox;
          expect(seqs(inbox)).toEqual(inbox.events.map((_, i) => i + 1));
          expect(result.gap || inbox.events.length >= last).toBe(true);
        }
      }),
    );
  });
});
