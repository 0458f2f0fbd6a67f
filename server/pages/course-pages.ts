import { h } from 'hastscript';
import type { LoadedCourse, LoadedModule } from '../lessons/load.js';
import { column, framed, heading, type WrittenPage, withCode } from './page.js';

/** The map of the course, a page to print for each module, the glossary, and what people see when something is wrong. */
export const coursePages = (course: LoadedCourse): WrittenPage[] => [
  map(course),
  ...course.modules.map((module) => summary(module, course)),
  words(course),
  troubles(course),
];

const page = { aliases: [], listed: true, picture: null };

const map = ({ modules }: LoadedCourse): WrittenPage => ({
  ...page,
  path: '/course',
  // where `/lesson` leads to hangs on what a learner has done
  aliases: ['/lesson'],
  title: 'The course',
  description: `Cookies and Express sessions in ${count(modules)} short lessons: do it, predict it, see why. No account, nothing to install.`,
  data: ['/lessons/index.json', '/lessons/glossary.json'],
  body: framed(
    '',
    column(
      'max-w-[88rem] lg:px-10',
      heading('The course'),
      ...modules.map(({ slug, title, summary, lessons }) =>
        h('section', { className: 'mt-7' }, [
          h('h2', { className: 'font-serif text-ink text-xl' }, [h('a', { href: `/course/${slug}` }, title)]),
          h('p', { className: 'text-soft' }, summary),
          h(
            'ul',
            { className: 'mt-2 grid gap-x-8 sm:grid-cols-2' },
            lessons.map((lesson) =>
              h('li', { className: 'border-line border-t py-2.5' }, [
                h('a', { href: `/lesson/${lesson.slug}`, className: 'font-semibold text-ink' }, lesson.title),
                h('p', { className: 'text-soft text-sm' }, lesson.summary),
              ]),
            ),
          ),
        ]),
      ),
    ),
  ),
});

const count = (modules: LoadedModule[]) => modules.reduce((sum, { lessons }) => sum + lessons.length, 0);

const summary = ({ slug, title, summary, lessons }: LoadedModule, { glossary }: LoadedCourse): WrittenPage => ({
  ...page,
  path: `/course/${slug}`,
  title,
  description: summary,
  data: [`/lessons/${slug}.json`],
  body: framed(
    '',
    h('main.module-summary', [
      h('header.mb-4', [
        h('h1', { className: 'font-serif text-3xl text-ink tracking-tight' }, title),
        h('p', { className: 'mt-1 text-soft' }, summary),
      ]),
      h('div.summary-columns', [
        ...lessons.map((lesson) =>
          h('section.summary-lesson', [
            h('h2.font-semibold.text-ink', [h('a', { href: `/lesson/${lesson.slug}` }, lesson.title)]),
            h(
              'ul',
              lesson.steps.map(({ because }) => h('li', withCode(because))),
            ),
          ]),
        ),
        h('section.summary-lesson', [
          h('h2.font-semibold.text-ink', 'Words'),
          h(
            'dl',
            lessons
              .flatMap(({ teaches }) => teaches.flatMap((id) => glossary[id] ?? []))
              .map(({ term, means }) => h('div', [h('dt.font-medium.text-ink', term), h('dd', means)])),
          ),
        ]),
      ]),
    ]),
  ),
});

const words = ({ glossary }: LoadedCourse): WrittenPage => ({
  ...page,
  path: '/glossary',
  title: 'Glossary',
  description: 'The words of cookies and sessions, each in one sentence, with where the standard says it.',
  data: ['/lessons/glossary.json', '/lessons/index.json'],
  body: framed(
    '',
    column(
      'max-w-3xl',
      heading('Glossary'),
      h(
        'dl.mt-6',
        Object.entries(glossary)
          .sort(([, a], [, b]) => a.term.localeCompare(b.term, 'en'))
          .map(([id, { term, means, see }]) =>
            h('div', { id, className: 'border-line border-t py-4' }, [
              h('dt.font-semibold.text-ink', term),
              h('dd.mt-1.text-soft', [means, ' ', h('a', { href: see }, new URL(see).host)]),
            ]),
          ),
      ),
    ),
  ),
});

const troubles = ({ trouble }: LoadedCourse): WrittenPage => ({
  ...page,
  path: '/trouble',
  title: 'Something is wrong',
  description:
    'An empty session, a cookie that is not there, users logged out: by what you see, to the step that shows why.',
  data: ['/lessons/trouble.json'],
  body: framed(
    '',
    column(
      'max-w-3xl',
      heading('Something is wrong'),
      h(
        'ul.mt-6',
        trouble.map(({ says, step, because }) =>
          h('li', { className: 'border-line border-t py-3.5' }, [
            h('a', { href: `/lesson/${step}`, className: 'font-medium text-ink' }, says),
            h('p.text-soft.text-sm', because),
          ]),
        ),
      ),
    ),
  ),
});
