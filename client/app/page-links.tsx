import { NavLink } from 'react-router';
import { text } from '../text/text.js';

const pages = [
  { to: '/lesson', label: text.header.lessons },
  { to: '/play', label: text.header.playground },
];

/** The ways to the other parts. */
export const PageLinks = ({ className }: { className: string }) => (
  <nav aria-label={text.header.pages} className={className}>
    {pages.map(({ to, label }) => (
      <NavLink key={to} to={to} className="page-link">
        {label}
      </NavLink>
    ))}
  </nav>
);
