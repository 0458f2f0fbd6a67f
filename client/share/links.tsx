import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { text } from '../text/text.js';
import { CopyField } from './copy-field.js';
import { keepLink } from './short-link.js';

const { share } = text;

/** Some chat programs and mail servers cut longer ones; browsers do not. */
const longLink = 8_000;

/** The link that holds the experiment, and the short one that the server keeps. @param link its text */
export function Links({ link, made }: { link: string; made: (shortId: string) => void }) {
  const [short, setShort] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { origin } = window.location;
  const long = `${origin}/play#x=${link}`;
  const shorten = async () => {
    try {
      const id = await keepLink(link);
      setProblem(null);
      setShort(`${origin}/play/${id}`);
      made(id);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section aria-label={share.link} className="flex flex-col gap-3">
      <CopyField label={share.link} value={long} />
      <p className="text-faint text-sm">
        {long.length > longLink ? share.long(long.length) : share.whole(long.length)}
      </p>
      {short === null ? (
        <button type="button" className="button self-start" onClick={() => void shorten()}>
          <Link2 size={16} aria-hidden /> {share.shorten}
        </button>
      ) : (
        <>
          <CopyField label={share.short} value={short} />
          <p className="text-faint text-sm">{share.kept}</p>
        </>
      )}
      <p role="alert" className="text-danger text-sm empty:hidden">
        {problem}
      </p>
    </section>
  );
}
