import type { Element } from 'hast';
import { h } from 'hastscript';
import { fold, type StageState } from '../../trace/fold.js';
import { LessonError } from '../lessons/front-matter.js';
import type { LoadedCourse, LoadedLesson, LoadedModule, LoadedStep } from '../lessons/load.js';
import { renderCode, renderProse } from '../lessons/render.js';
import { StepRun } from '../lessons/step-run.js';
import { figure, framed, rendered, type WrittenPage, withCode } from './page.js';
import { lightOrDark } from './picture/look.js';
import { inWords, stageSvg } from './picture/stage-svg.js';

/** A page for each step: its prose and code, and the stage after its solution, as running it shows. */
export async function lessonPages({ modules, glossary }: LoadedCourse): Promise<WrittenPage[]> {
  const pages: Promise<WrittenPage>[] = [];
  for (const module of modules)
    for (const lesson of module.lessons)
      for (const at of lesson.steps.keys()) pages.push(stepPage(module, lesson, at, glossary));
  return Promise.all(pages);
}

const pathOf = (lesson: LoadedLesson, step: LoadedStep) => `/lesson/${lesson.slug}/${step.slug}`;

async function stepPage(
  module: LoadedModule,
  lesson: LoadedLesson,
  at: number,
  glossary: LoadedCourse['glossary'],
): Promise<WrittenPage> {
  const step = lesson.steps[at] as LoadedStep;
  const path = pathOf(lesson, step);
  const state = await endOf(step);
  const picture = stageSvg(state, lightOrDark);
  const [prose, code] = await Promise.all([
    renderProse(step.prose, glossary, { still: true }),
    renderCode(step.start.app, 'js'),
  ]);
  return {
    path,
    aliases: at === 0 ? [`/lesson/${lesson.slug}`] : [],
    title: `${step.title} · ${lesson.title}`,
    description: at === 0 ? lesson.summary : withoutCode(`${step.do} ${step.predict?.question ?? ''}`).trim(),
    listed: true,
    data: [`/lessons/${lesson.slug}.json`],
    picture,
    body: framed(
      lesson.title,
      h(
        'div',
        {
          className:
            'grid flex-1 grid-cols-[minmax(0,1fr)] items-start lg:grid-cols-[minmax(20rem,25rem)_minmax(0,1fr)]',
        },
        [
          h(
            'main',
            {
              className:
                'flex flex-col border-line px-5 pt-6 pb-5 lg:min-h-[calc(100dvh-3.5rem)] lg:border-r lg:px-7 lg:pt-8',
              ariaLabel: 'Lesson',
            },
            [
              dots(lesson, at),
              h(
                'h1',
                { className: 'mt-5 font-serif text-[1.75rem] text-ink leading-tight tracking-tight' },
                step.title,
              ),
              h('div', { className: 'prose mt-4' }, [rendered(prose)]),
              ...(step.predict ? [prediction(step.predict)] : []),
              task(step),
              ways(module, lesson, at),
            ],
          ),
          h(
            'section',
            { className: 'flex min-w-0 flex-col gap-4 p-4 lg:p-6', ariaLabel: 'Code and what comes of it' },
            [
              h('h2.eyebrow', 'The app'),
              h('div.prose', [rendered(code)]),
              // behind a press: who reads it first has nothing left to predict
              h('details', { className: 'mt-1' }, [
                h('summary', { className: 'cursor-pointer font-semibold text-ink' }, 'What comes of it'),
                figure(path, picture, inWords(state), step.because),
              ]),
            ],
          ),
        ],
      ),
    ),
  };
}

/** The stage after the solution. @throws LessonError when it cannot be done */
async function endOf(step: LoadedStep): Promise<StageState> {
  try {
    const run = await StepRun.begin(step);
    for (const action of step.solution) await run.act(action);
    await run.dispose();
    return fold(run.trace, run.trace.length);
  } catch (error) {
    throw new LessonError(`${step.where(['solution'])}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const withoutCode = (text: string) => text.replaceAll('`', '');

/** Where the client has the dots of the steps. */
const dots = (lesson: LoadedLesson, at: number): Element =>
  h('nav', { ariaLabel: 'Steps', className: 'flex items-center gap-3' }, [
    h(
      'ol.flex.gap-1',
      lesson.steps.map((step, i) =>
        h('li', [
          h(
            'a',
            {
              href: pathOf(lesson, step),
              className: 'flex h-6 w-8 items-center rounded',
              ariaLabel: `Step ${i + 1}: ${withoutCode(step.title)}`,
              ariaCurrent: i === at ? 'step' : undefined,
            },
            [h('span', { className: `h-1.5 w-full rounded-full ${i === at ? 'bg-ink' : 'bg-line'}` })],
          ),
        ]),
      ),
    ),
    h('span', { className: 'text-faint text-sm tabular-nums' }, `${at + 1} of ${lesson.steps.length}`),
  ]);

const paper = 'rounded-2xl border border-line bg-surface p-4 shadow-lift';

const prediction = ({ question, choices }: NonNullable<LoadedStep['predict']>): Element =>
  h('section', { className: `mt-7 ${paper}` }, [
    h('h2.eyebrow', 'Predict'),
    h('p', { className: 'mt-1.5 font-medium text-ink' }, withCode(question)),
    h(
      'ul',
      { className: 'mt-3 flex flex-col gap-2' },
      choices.map(({ text }) => h('li.answer', withCode(text))),
    ),
  ]);

const task = (step: LoadedStep): Element =>
  h('section', { className: `mt-5 ${paper}` }, [
    h('h2.eyebrow', 'Your turn'),
    h('p', { className: 'mt-1.5 text-ink' }, withCode(step.do)),
    h(
      'ul',
      { className: 'mt-3 flex flex-col gap-2 text-sm text-soft' },
      step.check.map(({ goal }) => h('li', withCode(goal))),
    ),
    h('noscript', [
      h(
        'p',
        { className: 'mt-3 text-faint text-sm' },
        'To run it, let your browser run the JavaScript of this page. Below is the code, and what comes of it.',
      ),
    ]),
  ]);

function ways(module: LoadedModule, lesson: LoadedLesson, at: number): Element {
  const [before, after] = [lesson.steps[at - 1], lesson.steps[at + 1]];
  const next = module.lessons[module.lessons.indexOf(lesson) + 1];
  return h('nav', { ariaLabel: 'Other steps', className: 'mt-auto flex justify-between gap-3 pt-8' }, [
    before
      ? h('a.button', { href: pathOf(lesson, before) }, 'Back')
      : h('a.button', { href: `/course/${module.slug}` }, module.title),
    after
      ? h('a.button.min-w-0.whitespace-normal', { href: pathOf(lesson, after) }, `Next: ${after.title}`)
      : next
        ? h('a.button.min-w-0.whitespace-normal', { href: `/lesson/${next.slug}` }, `Next: ${next.title}`)
        : h('a.button', { href: '/course' }, 'All lessons'),
  ]);
}
