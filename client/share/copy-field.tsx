import { Check, Copy } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { text } from '../text/text.js';

const { share } = text;

type Props = { label: string; value: string /** More than one line. */; rows?: number };

/** Text to be taken away: with a press, or selected by it where the browser does not let pages copy. */
export function CopyField({ label, value, rows }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [told, setTold] = useState<{ of: string; says: string } | null>(null);
  const says = told?.of === value ? told.says : '';
  const copied = says === share.copied;
  const copy = async () => {
    field.current?.focus();
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setTold({ of: value, says: share.copied });
    } catch {
      // over http there is no clipboard at all, and elsewhere it may be forbidden
      setTold({ of: value, says: share.byHand });
    }
  };
  const shared = {
    id,
    ref: field,
    readOnly: true,
    value,
    onFocus: (event: React.FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => event.target.select(),
    className: 'field w-full min-w-0 flex-1 border-line bg-sunken px-3 text-xs',
  };
  const Icon = copied ? Check : Copy;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-soft text-sm">
        {label}
      </label>
      <div className={`flex gap-2 ${rows === undefined ? 'items-center' : 'flex-col items-end'}`}>
        {rows === undefined ? (
          <input {...shared} />
        ) : (
          <textarea
            {...shared}
            className={`${shared.className} resize-y py-2 leading-relaxed`}
            rows={rows}
            wrap="off"
          />
        )}
        <button
          type="button"
          className="button flex-none"
          aria-label={share.copyWhat(label)}
          onClick={() => void copy()}
        >
          <Icon size={15} aria-hidden /> {share.copy}
        </button>
      </div>
      <p role="status" className="text-soft text-xs empty:hidden">
        {says}
      </p>
    </div>
  );
}
