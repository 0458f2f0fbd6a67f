import { create } from 'zustand';
import type { CookieKey } from '../../trace/fold/jars.js';
import type { Gate } from '../../trace/fold.js';
import { openPanel, type PanelName } from '../app/panels.js';
import { useSandbox } from '../live/sandbox.js';

/** A thing of the stage that can be looked into. */
export type Selection =
  | { kind: 'cookie'; browser: string; cookie: CookieKey }
  | { kind: 'row'; sid: string }
  | { kind: 'session'; requestId: string }
  | { kind: 'request'; requestId: string }
  /** Without a gate: each of its decisions. */
  | { kind: 'gate'; requestId: string; gate: Gate | null };

export type SelectionOf<K extends Selection['kind']> = Extract<Selection, { kind: K }>;

type Selected = {
  /** What each inspector shows: of one kind, the last that was chosen. */
  cookie: SelectionOf<'cookie'> | null;
  row: SelectionOf<'row'> | null;
  request: SelectionOf<'session' | 'request' | 'gate'> | null;
  /** Chosen on the stage, and its inspector is to take the focus. */
  arriving: Selection | null;
  /** Deleted in its inspector: what comes in its place is to take the focus, which went with the button. */
  deleted: Selection['kind'] | null;
};

const nothing: Selected = { cookie: null, row: null, request: null, arriving: null, deleted: null };

export const useSelection = create<Selected>(() => nothing);

// of another trace nothing has been chosen yet
useSandbox.subscribe(({ id, epoch }, before) => {
  if (id !== before.id || epoch !== before.epoch) useSelection.setState(nothing);
});

/** Shows a thing in its inspector, which is open already. */
export function select(selection: Selection) {
  if (selection.kind === 'cookie') useSelection.setState({ cookie: selection });
  else if (selection.kind === 'row') useSelection.setState({ row: selection });
  else useSelection.setState({ request: selection });
}

/** Opens the inspector that fits a thing of the stage, and takes the person who chose it there. */
export function inspect(selection: Selection) {
  select(selection);
  useSelection.setState({ arriving: selection });
  openPanel(panelOf[selection.kind]);
}

/** It is deleted in its inspector, which goes on to say so. */
export function selectDeleted(selection: Selection) {
  select(selection);
  useSelection.setState({ deleted: selection.kind });
}

/** The log shows its own event again. */
export function closeRequest() {
  useSelection.setState({ request: null });
}

const panelOf: Record<Selection['kind'], PanelName> = {
  cookie: 'cookies',
  row: 'store',
  session: 'log',
  request: 'log',
  gate: 'log',
};
