import { autocompletion } from '@codemirror/autocomplete';
import { javascript, javascriptLanguage } from '@codemirror/lang-javascript';
import { type Diagnostic, linter, lintGutter } from '@codemirror/lint';
import { Annotation, EditorState, Prec, StateEffect } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { basicSetup, EditorView } from 'codemirror';
import { bounds } from '../../protocol/bounds.js';
import { syntaxFault } from '../../source/parse.js';
import { tell, useSandbox } from '../live/sandbox.js';
import { explanationsSoFar } from '../log/explanations.js';
import { useFindings } from '../log/findings.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { replacement, stateAfter } from './code-history.js';
import { codeTheme } from './code-theme.js';
import { playgroundCompletions } from './completions.js';
import { currentSource, deploy, edit, sourcesSoFar } from './draft.js';
import { format } from './format.js';
import { asEdited } from './line-breaks.js';
import { light, litLines, litLinesExtension } from './lit-lines.js';
import { type Remark, remarksOn } from './remarks.js';

/** An editor of the app's code, which follows what the sandbox runs and where the stage is. */
export function openCodeView(parent: HTMLElement): { view: EditorView; close: () => void } {
  const view = new EditorView({ parent, state: stateAfter(sourcesSoFar().map(asEdited), extensions) });
  showLitLines(view);
  const stops = [
    usePlayhead.subscribe(() => showLitLines(view)),
    useSandbox.subscribe(({ events }, before) => {
      if (events !== before.events) view.dispatch({ effects: lookAgain.of(null) });
    }),
    useFindings.subscribe(() => view.dispatch({ effects: lookAgain.of(null) })),
  ];
  const close = () => {
    for (const stop of stops) stop();
    view.destroy();
  };
  return { view, close };
}

/** What is shown because it came from elsewhere is nobody's edit, also when something newer has come by then. */
const fromElsewhere = Annotation.define<true>();

/** Shows a source that came from elsewhere: a switch in the options, another tab. */
export function showSource(view: EditorView, source: string) {
  const [before, after] = [view.state.sliceDoc(), asEdited(source)];
  if (before !== after) view.dispatch(replacement(before, after, fromElsewhere.of(true)));
  showLitLines(view);
}

/** Formats the code, as one step of undo; where it cannot be, the page says why. */
export async function formatCode(view: EditorView) {
  const before = view.state.sliceDoc();
  const formatted = await format(before, view.state.selection.main.head).catch(() => ({
    problem: text.editor.noFormatter,
  }));
  // typed on in the meantime: what was formatted is not there any more
  if (view.state.sliceDoc() !== before) return;
  if ('problem' in formatted) return tell(text.editor.cannotFormat(formatted.problem));
  const { source, cursor } = formatted;
  view.dispatch({ ...replacement(before, source), selection: { anchor: cursor }, scrollIntoView: true });
}

function showLitLines(view: EditorView) {
  const { stage } = usePlayhead.getState();
  const { events } = useSandbox.getState();
  // the numbers are those of the source that ran
  const same = asEdited(stage.app) === view.state.sliceDoc();
  const lines = same ? litLines(stage, events[stage.seq - 1]) : [];
  view.dispatch({ effects: light.of(lines) });
  const [first] = lines;
  if (first && !view.hasFocus) bringIntoView(view, first.line);
}

/** Scrolls the editor alone: the page stays where its reader is. */
function bringIntoView(view: EditorView, line: number) {
  if (line > view.state.doc.lines) return;
  const { top, bottom } = view.lineBlockAt(view.state.doc.line(line).from);
  const { scrollDOM: box } = view;
  if (top < box.scrollTop || bottom > box.scrollTop + box.clientHeight) {
    box.scrollTop = top - box.clientHeight / 3;
  }
}

/** There is something new to be remarked. */
const lookAgain = StateEffect.define<null>();

const remarks = linter(
  ({ state }) => {
    const { events } = useSandbox.getState();
    const { findings } = useFindings.getState();
    const seen = { events, findings, explanations: explanationsSoFar(events) };
    return remarksOn(state.sliceDoc(), seen).map(asDiagnostic);
  },
  {
    delay: 250,
    needsRefresh: ({ transactions }) =>
      transactions.some(({ effects }) => effects.some((effect) => effect.is(lookAgain))),
  },
);

function asDiagnostic({ from, to, severity, message, edit: setting }: Remark): Diagnostic {
  if (!setting) return { from, to, severity, message };
  const apply = async () => {
    // the code's surgery is fetched when it is first needed
    const { applyEdit } = await import('../options/apply-edit.js');
    await applyEdit(setting);
  };
  const name = text.editor.apply;
  return { from, to, severity, message, actions: [{ name, apply: () => void apply() }] };
}

/** The sessions there are: those stored, and those of the requests on the stage. */
function sessionsNow() {
  const { rows, requests } = usePlayhead.getState().latest;
  return [...Object.values(rows), ...requests.flatMap(({ session }) => (session ? [session] : []))];
}

const keys = [
  {
    key: 'Mod-Enter',
    run: () => {
      void deploy();
      return true;
    },
  },
  {
    key: 'Shift-Alt-f',
    run: (view: EditorView) => {
      void formatCode(view);
      return true;
    },
  },
];

/** More than an app may have is not taken at all: reading and marking it would hold the page up. */
const bounded = EditorState.transactionFilter.of((transaction) => {
  const { length } = transaction.newDoc;
  if (length <= bounds.sourceLength || length <= transaction.startState.doc.length) return transaction;
  tell(text.editor.tooLarge(length, bounds.sourceLength));
  return [];
});

const extensions = [
  Prec.highest(keymap.of(keys)),
  basicSetup,
  bounded,
  // Enter takes what is offered, however soon it comes
  autocompletion({ interactionDelay: 0 }),
  javascript(),
  playgroundCompletions(sessionsNow).map((autocomplete) => javascriptLanguage.data.of({ autocomplete })),
  codeTheme,
  litLinesExtension,
  lintGutter(),
  remarks,
  EditorState.tabSize.of(2),
  // beside the stage there is room for forty letters: nothing of a line is out of sight
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ 'aria-label': text.editor.label, tabindex: '0' }),
  EditorView.updateListener.of((update) => {
    if (!update.docChanged || update.transactions.some((one) => one.annotation(fromElsewhere))) return;
    const source = update.state.sliceDoc();
    if (source !== asEdited(currentSource())) edit(source, syntaxFault(source) === null);
  }),
];
