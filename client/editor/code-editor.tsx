import { javascript } from '@codemirror/lang-javascript';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState, Prec } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { basicSetup, EditorView } from 'codemirror';
import { useEffect, useRef } from 'react';
import type { Fault } from '../../trace/fold.js';
import { useSandbox } from '../live/sandbox.js';
import { usePlayhead } from '../timeline/playhead.js';
import { codeTheme } from './code-theme.js';
import { currentSource, deploy, edit, useDraft, useSource } from './draft.js';

/** The app's code. Edits run after a pause, or at once with Ctrl-Enter; the sandbox's word is the truth. */
export default function CodeEditor() {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const source = useSource();
  const unsaved = useDraft((state) => state.draft !== null);
  const fault = usePlayhead((state) => state.latest.fault);
  const offline = useSandbox((state) => state.status !== 'live');

  useEffect(() => {
    if (!host.current) return;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({ doc: currentSource(), extensions }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === source) return;
    // another tab's edit waits while somebody is typing here: their next edit is the newer one
    if (editor.hasFocus && useDraft.getState().draft !== null) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: source } });
  }, [source]);

  useEffect(() => {
    const editor = view.current;
    if (editor) editor.dispatch(setDiagnostics(editor.state, fault ? diagnostics(editor, fault) : []));
  }, [fault]);

  return (
    <div className="flex h-96 flex-col gap-2 lg:h-full">
      <div
        className="min-h-0 flex-1 overflow-hidden rounded-xl border border-line outline-2 outline-transparent focus-within:outline-(--focus)"
        ref={host}
      />
      <p className="text-faint text-xs" aria-live="polite">
        {offline ? 'Waiting for the connection…' : unsaved ? 'Edited: runs in a moment.' : 'This is what runs.'}{' '}
        Ctrl+Enter or ⌘+Enter runs it at once; Tab leaves the editor.
      </p>
    </div>
  );
}

const runNow = () => {
  void deploy();
  return true;
};

const extensions = [
  Prec.highest(keymap.of([{ key: 'Mod-Enter', run: runNow }])),
  basicSetup,
  javascript(),
  codeTheme,
  lintGutter(),
  EditorState.tabSize.of(2),
  EditorView.contentAttributes.of({ 'aria-label': 'Code of the app', tabindex: '0' }),
  EditorView.updateListener.of((update) => {
    if (!update.docChanged) return;
    const text = update.state.doc.toString();
    if (text !== currentSource()) edit(text);
  }),
];

function diagnostics({ state }: EditorView, { message, line, column }: Fault): Diagnostic[] {
  if (line === undefined || line < 1 || line > state.doc.lines) return [];
  const at = state.doc.line(line);
  const from = Math.min(at.from + Math.max(0, (column ?? 1) - 1), at.to);
  return [{ from: from === at.to ? at.from : from, to: at.to, severity: 'error', message }];
}
