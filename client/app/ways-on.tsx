import { Link } from 'wouter';
import { text } from '../text/text.js';

const { message } = text;

type Way = { to: string; label: string };

const toPlay: Way = { to: '/play', label: text.home.playground };
const toGallery: Way = { to: '/play#gallery', label: message.gallery };

/** Where to go on from where there is nothing more. @param first what lies nearest, where something does */
export function WaysOn({ first }: { first: Way | null }) {
  const ways = first ? [first, toPlay, toGallery] : [toPlay, toGallery];
  return (
    <nav aria-label={message.ways} className="flex flex-wrap gap-2">
      {ways.map(({ to, label }, i) => (
        <Link
          key={to}
          to={to}
          className={`button min-w-0 whitespace-normal py-1.5 text-left ${i === 0 ? 'button-main' : ''}`}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
