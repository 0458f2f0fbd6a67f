import { history, redo, undo } from '@codemirror/commands';
import { Annotation, type EditorState, type Transaction } from '@codemirror/state';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { replacement, stateAfter } from './code-history.js';

function does(state: EditorState, command: typeof undo): EditorState {
  let next = state;
  command({ state, dispatch: (transaction: Transaction) => (next = transaction.state) });
  return next;
}

it('takes back what the app was before, a source a step, and does it again', () => {
  const state = stateAfter(['resave: false', 'resave: true', 'resave: true, rolling: true'], history());
  expect(state.doc.toString()).toBe('resave: true, rolling: true');
  const once = does(state, undo);
  expect(once.doc.toString()).toBe('resave: true');
  expect(does(once, undo).doc.toString()).toBe('resave: false');
  expect(does(once, redo).doc.toString()).toBe('resave: true, rolling: true');
});

it('is a step of its own also right after typing, whatever else is noted of it', () => {
  const elsewhere = Annotation.define<true>().of(true);
  const state = stateAfter(['resave: false'], history());
  const typed = state.update({ changes: { from: 13, insert: ' half' }, userEvent: 'input.type' }).state;
  const replaced = typed.update(replacement('resave: false half', 'resave: true', elsewhere)).state;
  expect(does(replaced, undo).doc.toString()).toBe('resave: false half');
});

it('keeps the cursor where it was in what did not change', () => {
  const state = stateAfter(['{ resave: false }\nafter'], history());
  const there = state.update({ selection: { anchor: 18 } }).state;
  const next = there.update(replacement('{ resave: false }\nafter', '{ resave: true }\nafter')).state;
  expect(next.selection.main.head).toBe(17);
});

it('comes to the other text, whatever the two are', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', 'é') }),
      fc.string({ unit: fc.constantFrom('a', 'b') }),
      (before, after) => {
        const state = stateAfter([before], []);
        expect(state.update(replacement(before, after)).state.doc.toString()).toBe(after);
      },
    ),
  );
});
