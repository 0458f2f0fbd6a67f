import { Link, useLocation } from 'wouter';
import { text } from '../text/text.js';

const pages = [
  { to: '/lesson', label: text.header.lessons },
  { to: '/play', label: text.header.playground },
];

/** The ways to the other parts. */
export function PageLinks({ className }: { className: string }) {
  const [here] = useLocation();
  return (
    <nav aria-label={text.header.pages} className={className}>
      {pages.map(({ to, label }) => (
        <Link key={to} to={to} aria-current={here.startsWith(to) ? 'page' : undefined} className="page-link">
          {label}
        </Link>
      ))}
    </nav>
  );
}
