import { type Extension, RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, gutterLineClass } from '@codemirror/view';
import type { TraceEvent } from '../../trace/event.js';
import type { StageState } from '../../trace/fold.js';

/** A line of the app that runs where the playhead is, and for which requests. */
export type LitLine = { line: number; actor: 'middleware' | 'handler'; requests: string[] };

/**
 * The lines that run at this moment of the stage: of each request in flight where its function begins, or, at an event
 * that knows it, the very line that made the call.
 * @param event the one the stage stands at
 */
export function litLines(stage: StageState, event: TraceEvent | undefined): LitLine[] {
  const lit = new Map<number, LitLine>();
  for (const { id, inside, response } of stage.requests) {
    if (response || !inside) continue;
    const line = lineOf(event, id) ?? inside.line;
    if (line === undefined) continue;
    const actor = inside.kind === 'middleware' ? 'middleware' : 'handler';
    const there = lit.get(line);
    lit.set(line, there ? { ...there, requests: [...there.requests, id] } : { line, actor, requests: [id] });
  }
  return [...lit.values()].sort((a, b) => a.line - b.line);
}

/** Where the app's own code made the call that an event of this request shows. */
function lineOf(event: TraceEvent | undefined, requestId: string): number | undefined {
  if (!event || event.requestId !== requestId || !('by' in event) || event.by !== 'handler') return undefined;
  return 'line' in event ? event.line : undefined;
}

/** Lights these lines, and no others. */
export const light = StateEffect.define<readonly LitLine[]>();

class LitGutter extends GutterMarker {
  constructor(readonly actor: string) {
    super();
    this.elementClass = `cm-lit cm-lit-${actor}`;
  }
  override eq(other: LitGutter) {
    return other.actor === this.actor;
  }
}

const lit = StateField.define<readonly LitLine[]>({
  create: () => [],
  update: (lines, { effects, docChanged }) => {
    for (const effect of effects) if (effect.is(light)) return effect.value;
    // numbers of lines that were run say nothing about edited ones
    return docChanged ? [] : lines;
  },
});

/** What a line shows: its colour, and at its end whose requests are there. */
export const litLinesExtension: Extension = [
  lit,
  EditorView.decorations.compute([lit], (state) =>
    Decoration.set(
      state.field(lit).flatMap(({ line, actor, requests }) => {
        if (line > state.doc.lines) return [];
        const attributes = { class: `cm-lit cm-lit-${actor}`, 'data-requests': requests.join(' ') };
        return [Decoration.line({ attributes }).range(state.doc.line(line).from)];
      }),
    ),
  ),
  gutterLineClass.compute([lit], (state) =>
    RangeSet.of(
      state.field(lit).flatMap(({ line, actor }) => {
        return line > state.doc.lines ? [] : [new LitGutter(actor).range(state.doc.line(line).from)];
      }),
    ),
  ),
];
