import { Check, Copy, ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { useSandboxOrigin } from '../live/origin.js';
import { text } from '../text/text.js';
import { useSend } from './send-form.js';

const words = text.send;

/** The way in for a real tab and a real curl. The address is a secret as the sandbox's id is: it goes to no other page. */
export function RealClients() {
  const origin = useSandboxOrigin();
  const path = useSend((send) => (send.path.startsWith('/') ? send.path : `/${send.path}`));
  // its room is kept: what is below does not move when the server has said where it is
  if (origin === null) return <p className="h-6" />;
  return (
    <p className="flex min-w-0 items-center gap-x-3 px-2 text-faint text-xs">
      <a
        href={origin + path}
        target="_blank"
        rel="noreferrer noopener"
        title={words.realTabAbout}
        className="flex flex-none items-center gap-1 rounded py-1 text-soft underline decoration-line-strong underline-offset-4 hover:text-ink"
      >
        {words.realTab} <ExternalLink size={12} aria-hidden />
      </a>
      <CopyLine line={`curl -i -b jar -c jar ${quoted(origin + path)}`} />
    </p>
  );
}

/** As one word of a shell. */
const quoted = (url: string) => (/^[\w:/.-]+$/.test(url) ? url : `'${url.replaceAll("'", '%27')}'`);

function CopyLine({ line }: { line: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  const done = copied === line;
  const Icon = done ? Check : Copy;
  return (
    <span className="flex min-w-0 items-center gap-1">
      <code className="truncate font-mono max-sm:hidden">{line}</code>
      <button
        type="button"
        className="button button-quiet min-h-6 flex-none gap-1 px-1.5 text-xs"
        onClick={() => {
          // without the right to write to it there is the line itself to be selected
          void navigator.clipboard?.writeText(line).then(
            () => setCopied(line),
            () => {},
          );
        }}
      >
        <Icon size={12} aria-hidden /> {done ? words.copied : words.copyCurl}
      </button>
    </span>
  );
}
