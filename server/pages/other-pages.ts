import { h } from 'hastscript';
import type { GalleryPiece } from '../../protocol/gallery.js';
import { column, framed, heading, type WrittenPage } from './page.js';
import { lightOrDark } from './picture/look.js';
import { stageSvg } from './picture/stage-svg.js';

const site =
  'Send a request to a real Express app and watch cookies, express-session and its store do their work, step by step.';

const page = { aliases: [], listed: true, data: [], picture: null, body: null };

/** The home page, and those that are nothing without script: the playground, and what is of one learner alone. */
export const otherPages = (gallery: readonly GalleryPiece[]): WrittenPage[] => [
  {
    ...page,
    path: '/',
    title: '',
    description: site,
    picture: gallery[0] ? stageSvg(gallery[0].picture.state, lightOrDark) : null,
  },
  {
    ...page,
    path: '/play',
    title: 'Playground',
    description:
      'Your own Express app with the real express-session, in a sandbox: every cookie, header and store call is shown.',
    body: needsScript('Playground', 'The playground runs your code and draws what happens, by JavaScript.'),
  },
  ...gallery.map(({ name, title, summary, picture }) => ({
    ...page,
    path: `/play/gallery/${name}`,
    title,
    description: summary,
    picture: stageSvg(picture.state, lightOrDark),
    body: needsScript(title, summary),
  })),
  {
    ...page,
    path: '/compare',
    title: 'Compare',
    description: 'Two apps beside each other, sent the same.',
    listed: false,
  },
  { ...page, path: '/review', title: 'Review', description: 'What was predicted wrong, asked again.', listed: false },
  { ...page, path: '/design', title: 'Design', description: 'The parts that the pages are made of.', listed: false },
];

/** Nothing of it is seen where there is script: the page itself takes its place. */
const needsScript = (title: string, about: string) =>
  h('noscript', [
    framed(
      '',
      column(
        'max-w-3xl',
        heading(title),
        h('p.mt-3.text-soft', about),
        h('p.mt-3.text-soft', [
          'Let your browser run the JavaScript of this page. Without it there are ',
          h('a', { href: '/course', className: 'underline' }, 'the lessons'),
          ' and ',
          h('a', { href: '/reference', className: 'underline' }, 'the reference'),
          ' to read.',
        ]),
      ),
    ),
  ]);
