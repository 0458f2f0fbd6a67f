import { javascript } from '@codemirror/lang-javascript';
import { EditorState } from '@codemirror/state';
import { basicSetup, EditorView } from 'codemirror';
import { useEffect, useRef } from 'react';
import { codeTheme } from '../editor/code-theme.js';
import { text } from '../text/text.js';

const says = text.compare;

/** The code of B, to be edited and run. */
export default function CodeOfB({ app, run }: { app: string; run: (app: string) => void }) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  useEffect(() => {
    if (!host.current) return;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: app,
        extensions: [
          basicSetup,
          javascript(),
          codeTheme,
          EditorState.tabSize.of(2),
          EditorView.contentAttributes.of({ 'aria-label': says.codeOfB, tabindex: '0' }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [app]);
  return (
    <div className="flex flex-col gap-2">
      <div
        className="h-72 overflow-hidden rounded-xl border border-line outline-2 outline-transparent focus-within:outline-(--focus)"
        ref={host}
      />
      <p className="flex flex-wrap items-center gap-3 text-faint text-xs">
        <button
          type="button"
          className="button button-main"
          onClick={() => view.current && run(view.current.state.doc.toString())}
        >
          {says.runB}
        </button>
        {says.codeHint}
      </p>
    </div>
  );
}
