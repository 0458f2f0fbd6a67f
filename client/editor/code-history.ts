import { isolateHistory } from '@codemirror/commands';
import { type Annotation, type ChangeSpec, EditorState, type Extension, type TransactionSpec } from '@codemirror/state';

/** So many steps back a person may want to go; the editor itself keeps as many. */
const mostSteps = 100;

/**
 * An editor's state whose undo history is what the app was before: each source one step, whoever made it (a switch in
 * the Options panel, another tab), so that undo brings it back although the editor was not open yet.
 * @param sources what the app was, the oldest first, the last what it is
 */
export function stateAfter(sources: readonly string[], extensions: Extension): EditorState {
  const [first = '', ...later] = sources.slice(-mostSteps - 1);
  return later.reduce(
    (state, source) => state.update(replacement(state.doc.toString(), source)).state,
    EditorState.create({ doc: first, extensions }),
  );
}

/** Turns one text into another: one step of undo, that leaves cursor and marks outside of what differs where they are. */
export const replacement = (before: string, after: string, ...marks: Annotation<unknown>[]): TransactionSpec => ({
  changes: changeBetween(before, after),
  annotations: [isolateHistory.of('full'), ...marks],
});

/** The shortest piece to replace. */
function changeBetween(before: string, after: string): ChangeSpec {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let same = 0;
  while (same < most - from && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}
