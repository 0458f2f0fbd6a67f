import type { Experiment } from '../../protocol/experiment.js';
import { optionNames } from '../../source/options.js';
import { type Reading, readOptions } from '../../source/read-options.js';
import { optionText } from '../../source/set-option.js';
import { readStore } from '../../source/set-store.js';
import { text } from '../text/text.js';
import { lastApp } from './otherwise.js';
import type { Pair } from './pair.js';

const says = text.compare;

/** What each of two experiments has that the other has otherwise: `resave: true`, `resave left out (true)`. */
export function labels({ a, b }: Pair): { a: string; b: string } | null {
  const [one, other] = [lastApp(a), lastApp(b)];
  const pairs = one === other ? [] : codeLabels(one, other);
  if (JSON.stringify(worldOf(a)) !== JSON.stringify(worldOf(b))) pairs.push([says.thisWorld, says.otherWorld]);
  if (pairs.length === 0) return null;
  return { a: pairs.map(([label]) => label).join(', '), b: pairs.map(([, label]) => label).join(', ') };
}

type Labels = [a: string, b: string];

function codeLabels(one: string, other: string): Labels[] {
  const found = [...storeLabels(one, other), ...optionLabels(one, other)];
  return found.length > 0 ? found : [[says.thisCode, says.otherCode]];
}

function storeLabels(one: string, other: string): Labels[] {
  const [a, b] = [readStore(one), readStore(other)];
  return a === b || a === null || b === null ? [] : [[says.stores[a], says.stores[b]]];
}

function optionLabels(one: string, other: string): Labels[] {
  const [a, b] = [readOptions(one), readOptions(other)];
  if (!a || !b) return [];
  return optionNames
    .map((name): Labels => [label(name, a[name]), label(name, b[name])])
    .filter(([first, second]) => first !== second);
}

function label(option: string, reading: Reading): string {
  switch (reading.kind) {
    case 'given':
      return shortened(optionText({ option, value: reading.value }));
    case 'absent':
      return says.leftOut(option, reading.default);
    case 'computed':
      return shortened(`${option}: ${reading.source}`);
  }
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** What an experiment is made of beside its app and the kind of its store, which the app's code says. */
const worldOf = ({ app: _, actions: __, store: { kind: ___, ...store }, ...world }: Experiment) => ({
  ...world,
  store,
});
