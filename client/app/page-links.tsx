import { Link, useLocation } from 'wouter';
import { text } from '../text/text.js';

const pages = [
  { to: '/course', label: text.header.lessons, here: ['/course', '/lesson', '/review', '/glossary'] },
  { to: '/play', label: text.header.playground, here: ['/play'] },
  { to: '/reference', label: text.header.reference, here: ['/reference'] },
  { to: '/trouble', label: text.header.trouble, here: ['/trouble'] },
];

/** The ways to the other parts. */
export function PageLinks({ className }: { className: string }) {
  const [path] = useLocation();
  return (
    <nav aria-label={text.header.pages} className={className}>
      {pages.map(({ to, label, here }) => (
        <Link
          key={to}
          to={to}
          aria-current={here.some((start) => path.startsWith(start)) ? 'page' : undefined}
          className="page-link"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
