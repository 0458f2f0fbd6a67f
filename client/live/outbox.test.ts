import { describe, expect, it } from 'vitest';
import { type Attempt, Outbox } from './outbox.js';

type Sent = { key: string; ms: number; answer: (attempt: Attempt) => void };

/** An outbox, and what it sent, to be answered by the test. */
function outbox() {
  const sent: Sent[] = [];
  const box = new Outbox(
    (key, action) =>
      new Promise((answer) => sent.push({ key, ms: action.type === 'advance' ? action.ms : -1, answer })),
    () => {},
  );
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { box, sent, settled };
}
const advance = (ms: number) => ({ type: 'advance' as const, ms });
const acted = { acted: { seq: 1, actions: 1 } };

describe('actions', () => {
  it('wait for the connection, and go one after the other', async () => {
    const { box, sent, settled } = outbox();
    const first = box.add(advance(1));
    void box.add(advance(2));
    expect(sent).toHaveLength(0);
    box.connected();
    expect(sent.map(({ ms }) => ms)).toEqual([1]);
    sent[0]?.answer(acted);
    await expect(first).resolves.toEqual(acted.acted);
    await settled();
    expect(sent.map(({ ms }) => ms)).toEqual([1, 2]);
  });

  it('that got no answer are sent again under the same key', async () => {
    const { box, sent, settled } = outbox();
    box.connected();
    const done = box.add(advance(1));
    sent[0]?.answer('lost');
    await settled();
    expect(sent).toHaveLength(1);
    box.connected();
    sent[1]?.answer(acted);
    await done;
    expect(sent[1]?.key).toBe(sent[0]?.key);
  });

  it('that are refused fail with the sentence, and the next one goes', async () => {
    const { box, sent, settled } = outbox();
    box.connected();
    const refused = box.add(advance(1));
    void box.add(advance(2));
    sent[0]?.answer({ refused: 'The log is full.' });
    await expect(refused).rejects.toThrow('The log is full.');
    await settled();
    expect(sent.map(({ ms }) => ms)).toEqual([1, 2]);
    expect(sent[0]?.key).not.toBe(sent[1]?.key);
  });
});
