import type { Element, ElementContent } from 'hast';
import { h, s } from 'hastscript';

/** A page of the site as it is before any script ran: for those who search, read or share it, and while it loads. */
export type Page = {
  /** Its one address, from the root. */
  path: string;
  /** Others that lead to the same, such as that of a lesson, which is its first step's. */
  aliases: string[];
  /** Without the name of the site. */
  title: string;
  description: string;
  /** Whether those who search may find it. */
  listed: boolean;
  /** JSON of this server that the client draws it from. */
  data: string[];
};

/** What is written of it: what stands in the page, and what its picture shows. */
export type WrittenPage = Page & { body: Element | null; picture: Element | null };

const places = [
  { to: '/course', label: 'Lessons' },
  { to: '/play', label: 'Playground' },
  { to: '/reference', label: 'Reference' },
  { to: '/trouble', label: 'Trouble' },
];

/** The mark of the site: a request on its way from one end to the other. */
const mark = s('svg', { viewBox: '0 0 32 32', className: ['size-7', 'flex-none'], ariaHidden: 'true' }, [
  s('rect', { width: 32, height: 32, rx: 9, fill: 'var(--ink)' }),
  s('path', {
    d: 'M7 12h11a4 4 0 0 1 0 8h-4',
    fill: 'none',
    stroke: 'var(--paper)',
    strokeWidth: 3,
    strokeLinecap: 'round',
  }),
  s('circle', { cx: 23.5, cy: 20, r: 2.8, fill: 'light-dark(#ffb36b, #a34a06)' }),
]);

/** What each page has on top, where and as the client draws it. */
const header = (about: string): Element =>
  h('header.z-20.flex.h-14.flex-none.items-center.gap-3.border-line.border-b.bg-paper.px-4.lg:px-6', [
    h('a', { href: '/', className: 'flex flex-none items-center gap-3 rounded-lg' }, [
      mark,
      h('span.font-serif.text-lg.tracking-tight.max-sm:sr-only', 'Session Playground'),
    ]),
    h(
      'nav',
      { className: 'flex flex-none max-md:hidden', ariaLabel: 'Pages' },
      places.map(({ to, label }) => h('a', { href: to, className: 'page-link' }, label)),
    ),
    h('div', { className: 'min-w-0 flex-1 truncate text-faint text-sm' }, about),
  ]);

/** @param about what stands beside the links: the lesson, or nothing */
export const framed = (about: string, ...content: ElementContent[]): Element =>
  h('div', { className: 'flex min-h-dvh flex-col' }, [header(about), ...content]);

/** A page of text, as wide as the client has it. */
export const column = (width: string, ...content: ElementContent[]): Element =>
  h('main', { className: `mx-auto w-full ${width} flex-1 px-5 py-8` }, content);

export const heading = (text: string): Element =>
  h('h1', { className: 'font-serif text-4xl text-ink tracking-tight' }, text);

/** A sentence of a lesson, with what stands between backticks as code. */
export const withCode = (sentence: string): ElementContent[] =>
  sentence.split('`').map((piece, i) => (i % 2 === 1 ? h('code.lesson-code', piece) : { type: 'text', value: piece }));

/** HTML that this repository rendered. */
export const rendered = (html: string): ElementContent => ({ type: 'raw', value: html });

/** The picture of a page, with what it shows in words. It has its room before it is loaded. */
export const figure = (
  path: string,
  { properties: { width, height } }: Element,
  alt: string,
  caption: string,
): Element =>
  h('figure', { className: 'mt-3 min-w-0' }, [
    // as it is, where it would be too small to be read: one scrolls
    h('div', { className: 'overflow-x-auto rounded-2xl border border-line', tabIndex: 0 }, [
      h('img', { src: pictureOf(path), alt, width, height, loading: 'lazy', className: 'h-auto w-full min-w-[44rem]' }),
    ]),
    h('figcaption', { className: 'mt-3 text-soft' }, withCode(caption)),
  ]);

/** The file of a page among those that are built, without its ending. */
export const fileOf = (path: string) => (path === '/' ? 'index' : path.slice(1));

const pictureOf = (path: string) => `/pictures${path}.svg`;
