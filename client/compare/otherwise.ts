import type { Experiment } from '../../protocol/experiment.js';
import { findSessionCalls } from '../../source/session-call.js';
import { type Edited, type OptionSetting, setOption } from '../../source/set-option.js';
import { setStore } from '../../source/set-store.js';

/** What B has otherwise than A: one option, the store, or whatever somebody wrote into the code. */
export type Otherwise =
  | ({ what: 'option' } & OptionSetting)
  | { what: 'store'; store: 'memory' | 'redis' }
  | { what: 'code'; app: string };

/**
 * The experiment with that otherwise from the start. An option and the store are so in each app that is deployed later
 * too; code takes the place of what ran last.
 * @returns it, or in one sentence why it cannot be so
 */
export function otherwise(experiment: Experiment, change: Otherwise): { experiment: Experiment } | { problem: string } {
  if (change.what === 'code') return { experiment: withLastApp(experiment, change.app) };
  const edit = (source: string) =>
    change.what === 'option' ? setOption(source, change) : setStore(source, change.store);
  const app = edit(experiment.app);
  if ('problem' in app) return app;
  const actions: Experiment['actions'] = [];
  for (const action of experiment.actions) {
    // a later app that calls no `session()` stays as it is
    const edited: Edited | null =
      action.type === 'deploy' && findSessionCalls(action.app)?.length ? edit(action.app) : null;
    if (edited && 'problem' in edited) return edited;
    actions.push(edited && action.type === 'deploy' ? { ...action, app: edited.source } : action);
  }
  return { experiment: { ...experiment, app: app.source, actions } };
}

/** The app that runs when every action is done. */
export const lastApp = ({ app, actions }: Experiment): string =>
  actions.findLast((action) => action.type === 'deploy')?.app ?? app;

function withLastApp(experiment: Experiment, app: string): Experiment {
  const last = experiment.actions.findLastIndex(({ type }) => type === 'deploy');
  if (last < 0) return { ...experiment, app };
  const actions = experiment.actions.map((action, i) =>
    i === last && action.type === 'deploy' ? { ...action, app } : action,
  );
  return { ...experiment, actions };
}
