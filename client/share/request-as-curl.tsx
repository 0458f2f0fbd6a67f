import type { EventOf } from '../../trace/event.js';
import { text } from '../text/text.js';
import { CopyField } from './copy-field.js';
import { curlLine } from './curl-line.js';

const { share } = text;

/** What curl writes itself, from the URL and the body. */
const written = /^(host|content-length|connection|transfer-encoding)$/i;

/** A request of the log as a line of curl, its cookies with it. @param origin where the sandbox answers clients outside */
export default function RequestAsCurl({ event, origin }: { event: EventOf<'request'>; origin: string }) {
  const { method, url, body } = event;
  const headers = event.headers.filter(([name]) => !written.test(name));
  return (
    <div className="mt-3 flex flex-col gap-1">
      <CopyField label={share.asCurl} value={curlLine({ method, url, headers, body, jar: null }, origin)} rows={3} />
      <p className="text-faint text-xs">{share.asCurlAbout}</p>
    </div>
  );
}
