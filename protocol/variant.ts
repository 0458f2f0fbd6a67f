import type { LessonStep } from './lesson.js';

/** What of a step is another in its variants. */
type Varied = {
  start: { app: string };
  do: string;
  predict?: LessonStep['predict'] | undefined;
  check: LessonStep['check'];
  solution: LessonStep['solution'];
  vary: LessonStep['vary'];
};

/** Names that mean nothing to an app: another stands for each of them everywhere. */
const names: readonly (readonly string[])[] = [
  ['alice', 'ann', 'carla', 'dora', 'elin'],
  ['bob', 'ben', 'carl', 'dan', 'emil'],
  ['shop.test', 'news.test', 'bank.test', 'games.test', 'forum.test'],
  ['views', 'visits', 'hits', 'loads'],
  ['cart', 'basket', 'bag'],
  ['theme', 'skin', 'style'],
  ['color', 'shade', 'tint'],
  ['city', 'town', 'place'],
];

/**
 * Another step of the same kind, for one who was wrong in this one: other names, the choices in another order, and in
 * turn what the step says under `vary` (an option the other way round, say). Its right choice is for a run to tell.
 * @param seed the same gives the same; 0 is the step itself
 */
export function variantOf<T extends Varied>(step: T, seed: number): T {
  if (seed === 0) return step;
  const random = seeded(seed);
  const { start, do: task, predict, check, solution } = step;
  const set = step.vary[(seed - 1) % (step.vary.length + 1)] ?? {};
  let text = JSON.stringify({ start, do: task, predict, check, solution });
  for (const [from, to] of Object.entries(set)) text = text.replaceAll(inJson(from), () => inJson(to));
  for (const alike of names) text = renamed(text, alike, random);
  const varied = JSON.parse(text) as Pick<T, 'start' | 'do' | 'predict' | 'check' | 'solution'>;
  const choices = varied.predict && shuffled(varied.predict.choices, random);
  return { ...step, ...varied, ...(varied.predict && choices && { predict: { ...varied.predict, choices } }) };
}

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** A name, also at the beginning of a sentence, by another that the text does not have. */
function renamed(text: string, [name = '', ...others]: readonly string[], random: () => number): string {
  const free = others.filter((other) => !text.includes(other));
  const other = free[Math.floor(random() * free.length)];
  if (other === undefined) return text;
  const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
  return text.replace(new RegExp(`\\b(${name}|${capital(name)})\\b`.replaceAll('.', '\\.'), 'g'), (found) =>
    found === name ? other : capital(other),
  );
}

function shuffled<E>(all: readonly E[], random: () => number): E[] {
  const order = [...all];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as E, order[i] as E];
  }
  return order;
}

/** Mulberry32, by Tommy Ettinger: numbers from 0 up to 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
