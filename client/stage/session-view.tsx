import { text } from '../text/text.js';

type Data = Record<string, unknown>;

/** A session's own data, a line per key; `cookie` is told elsewhere. The key that just changed glows. */
export function SessionView({ session, touched }: { session: Data; touched?: string | undefined }) {
  const entries = Object.entries(session).filter(([key]) => key !== 'cookie');
  if (entries.length === 0) return <p className="px-1 text-faint text-xs">{text.stage.emptySession}</p>;
  return (
    <dl className="flex flex-col font-mono text-[0.8125rem]">
      {entries.map(([key, value]) => (
        <div key={key} className="glow flex gap-2 rounded px-1" data-key={key} data-touched={touched === key}>
          <dt className="flex-none text-faint">{key}</dt>
          <dd className="min-w-0 flex-1 truncate text-ink" title={JSON.stringify(value)}>
            {JSON.stringify(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
