import { builtins, packages } from '../../protocol/modules.js';
import { askedModules } from '../../source/asked-modules.js';
import { isOptionName } from '../../source/options.js';
import { liveThings } from './live-things.js';
import { type LoadedCourse, type LoadedLesson, stepsOf } from './load.js';
import { proseLinks } from './prose.js';

/**
 * What does not fit together: lessons, steps, words and packages that are named and are not there.
 * @returns a line each
 */
export function courseFaults({ modules, glossary, trouble }: LoadedCourse): string[] {
  const lessons = modules.flatMap((module) => module.lessons);
  const bySlug = new Map(lessons.map((lesson, i) => [lesson.slug, { lesson, i }]));
  const steps = stepsOf(modules);
  const ofTrouble = trouble.flatMap(({ step, at }) => (steps.has(step) ? [] : [`${at}: there is no step ${step}.`]));
  const ofLessons = lessons.flatMap((lesson, at) => [
    ...lesson.needs.flatMap((need, i) => {
      const found = bySlug.get(need);
      if (!found) return [`${lesson.where(['needs', i])}: there is no lesson ${need}.`];
      return found.i < at ? [] : [`${lesson.where(['needs', i])}: ${need} comes later in the course.`];
    }),
    ...lesson.teaches.flatMap((word, i) =>
      Object.hasOwn(glossary, word) ? [] : [`${lesson.where(['teaches', i])}: glossary.yaml has no word ${word}.`],
    ),
    ...absentPackages(lesson),
    ...[lesson, ...lesson.steps].flatMap(({ prose, atLine }) =>
      proseLinks(prose).flatMap(({ to, line }) => {
        const place = /^\/lesson\/([^/#?]+\/[^/#?]+)(?:\/([^/#?]+))?$/.exec(to);
        const there = place?.[2] ? steps.has(`${place[1]}/${place[2]}`) : bySlug.has(place?.[1] ?? '');
        if (place ? there : /^(https:\/\/|\/(?!lesson(\/|$)))/.test(to)) return [];
        return [`${atLine(line)}: the link ${to} leads to no lesson or step.`];
      }),
    ),
    ...lesson.steps.flatMap(({ prose, atLine }) =>
      liveThings(prose).flatMap(({ kind, of, written }) =>
        kind !== 'option' || isOptionName(of) || of === 'store'
          ? []
          : [`${atLine(1)}: ${written}: express-session has no such option.`],
      ),
    ),
  ]);
  return [...ofTrouble, ...ofLessons];
}

const here: readonly string[] = [...packages, ...builtins];

function absentPackages({ apps, slug, where }: LoadedLesson): string[] {
  return Object.entries(apps).flatMap(([file, source]) =>
    askedModules(source)
      .filter(({ name }) => !name.startsWith('.') && !here.includes(name.replace(/^node:/, '')))
      .map(
        ({ name, line }) =>
          `${where([]).replace(/lesson\.md:.*$/, `${file}:${line}`)}: ${slug} needs the package ${name}, which is not here.`,
      ),
  );
}
