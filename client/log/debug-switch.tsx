import { useId } from 'react';
import { text } from '../text/text.js';
import { showDebugLines, useDebugLines } from './debug-lines.js';

/** Shows the libraries' own debug lines among the events, or leaves them out. @param count how many there are */
export function DebugSwitch({ count }: { count: number }) {
  const { shown } = useDebugLines();
  const label = useId();
  if (count === 0) return null;
  return (
    <span className="flex items-center gap-2 text-soft text-sm">
      <span id={label} title={text.log.debugLinesAbout}>
        {text.log.debugLines(count)}
      </span>
      <button
        type="button"
        role="switch"
        aria-checked={shown}
        aria-labelledby={label}
        className="switch"
        data-actor="process"
        onClick={() => showDebugLines(!shown)}
      />
    </span>
  );
}
