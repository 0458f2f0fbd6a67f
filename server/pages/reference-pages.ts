import { h } from 'hastscript';
import type { ReferencePage } from '../../protocol/reference.js';
import { renderCode } from '../lessons/render.js';
import { column, figure, framed, heading, rendered, type WrittenPage, withCode } from './page.js';
import { lightOrDark } from './picture/look.js';
import { inWords, stageSvg } from './picture/stage-svg.js';

/** A page for each option, method and attribute, and the list of them. */
export async function referencePages(reference: readonly ReferencePage[]): Promise<WrittenPage[]> {
  return [list(reference), ...(await Promise.all(reference.map(onePage)))];
}

const list = (reference: readonly ReferencePage[]): WrittenPage => ({
  path: '/reference',
  aliases: [],
  title: 'Reference',
  description:
    'Every option and method of express-session and every cookie attribute: its real default, and what it changes, run.',
  listed: true,
  data: ['/reference-pages/index.json'],
  picture: null,
  body: framed(
    '',
    column(
      'max-w-5xl',
      heading('Reference'),
      h(
        'ul',
        { className: 'mt-7 grid gap-x-8 sm:grid-cols-2' },
        reference.map(({ name, title, summary }) =>
          h('li', { className: 'border-line border-t py-2.5' }, [
            h('a', { href: `/reference/${name}`, className: 'font-mono font-semibold text-ink text-sm' }, title),
            h('p.text-soft.text-sm', summary),
          ]),
        ),
      ),
    ),
  ),
});

async function onePage(page: ReferencePage): Promise<WrittenPage> {
  const { name, title, aliases, kind, summary, default: left, takes, deprecated, html, see, lessons, a, b } = page;
  const path = `/reference/${name}`;
  const [first, second] = await Promise.all([a, b].map(({ experiment }) => renderCode(experiment.app, 'js')));
  const picture = stageSvg(a.picture.state, lightOrDark);
  const facts = [
    ['Left out', left],
    ['Takes', takes],
    ['Deprecated', deprecated],
    ['Also called', aliases.join(', ') || undefined],
  ].filter((row): row is [string, string] => row[1] !== undefined);
  return {
    path,
    aliases: aliases.map((other) => `/reference/${other}`),
    title,
    description: summary.replaceAll('`', ''),
    listed: true,
    data: ['/reference-pages/index.json', `/reference-pages/${name}.json`],
    picture,
    body: framed(
      '',
      column(
        'max-w-5xl',
        h('p.eyebrow', [h('a', { href: '/reference' }, 'Reference'), ` · ${kind}`]),
        h(
          'h1',
          { className: 'mt-2 font-mono font-semibold text-2xl text-ink tracking-tight [overflow-wrap:anywhere]' },
          title,
        ),
        h('p', { className: 'mt-2 max-w-2xl text-lg text-soft' }, summary),
        h(
          'dl',
          { className: 'mt-5 grid max-w-2xl grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-1.5 text-sm' },
          facts.flatMap(([term, value]) => [h('dt.text-faint', term), h('dd.text-ink', withCode(value))]),
        ),
        h('div', { className: 'prose mt-5 max-w-2xl' }, [rendered(html)]),
        h('section.mt-7', [
          h('h2.font-serif.text-ink.text-xl', 'A'),
          figure(path, picture, inWords(a.picture.state), a.says),
          h('div.prose.mt-3', [rendered(first ?? '')]),
        ]),
        h('section.mt-7', [
          h('h2.font-serif.text-ink.text-xl', 'B'),
          h('p.text-soft', withCode(b.says)),
          h('div.prose.mt-3', [rendered(second ?? '')]),
        ]),
        h('nav', { ariaLabel: 'More', className: 'mt-8 border-line border-t pt-4 text-sm' }, [
          h('ul.flex.flex-col', [
            ...lessons.map((step) =>
              h('li', [h('a', { href: `/lesson/${step}` }, `Lesson: ${step.replaceAll('/', ' · ')}`)]),
            ),
            ...see.map((address) => h('li', [h('a', { href: address }, address.replace('https://', ''))])),
          ]),
        ]),
      ),
    ),
  };
}
