import { Check, Labelled } from '../design/labelled.js';
import { type SendForm, useSend } from './send-form.js';

const kinds: Record<SendForm['kind'], string> = {
  navigate: 'a link, a form or a typed address',
  fetch: 'fetch() in a script',
  subresource: 'an image or a frame',
};
const credentials: readonly SendForm['credentials'][] = ['same-origin', 'include', 'omit'];
const counts = [1, 2, 3, 4, 5, 6];

/** What few requests need: who makes them, what else they carry, and how many go at once. */
export default function MoreFields() {
  const form = useSend();
  return (
    <div className="grid w-full gap-x-4 gap-y-2 border-line border-t p-2 pt-3 sm:grid-cols-2">
      <Labelled label="From the page">
        <input
          className="field w-full border-line px-2"
          placeholder="a page of the app itself"
          value={form.from}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          onChange={(event) => useSend.setState({ from: event.target.value })}
        />
      </Labelled>
      <Labelled label="Made by">
        <select
          className="field w-full border-line"
          value={form.kind}
          onChange={(event) => useSend.setState({ kind: event.target.value as SendForm['kind'] })}
        >
          {Object.entries(kinds).map(([kind, text]) => (
            <option key={kind} value={kind}>
              {text}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled label="Credentials">
        <select
          className="field w-full border-line disabled:text-faint"
          // says nothing of other kinds
          disabled={form.kind !== 'fetch'}
          value={form.credentials}
          onChange={(event) => useSend.setState({ credentials: event.target.value as SendForm['credentials'] })}
        >
          {credentials.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </Labelled>
      <Labelled label="At once">
        <select
          className="field w-full border-line"
          value={form.atOnce}
          onChange={(event) => useSend.setState({ atOnce: Number(event.target.value) })}
        >
          {counts.map((count) => (
            <option key={count}>{count}</option>
          ))}
        </select>
      </Labelled>
      <Labelled label="Headers">
        <textarea
          className="field w-full border-line p-2"
          rows={2}
          placeholder="Content-Type: application/json"
          value={form.headers}
          spellCheck={false}
          onChange={(event) => useSend.setState({ headers: event.target.value })}
        />
      </Labelled>
      <Labelled label="Body">
        <textarea
          className="field w-full border-line p-2"
          rows={2}
          value={form.body}
          spellCheck={false}
          onChange={(event) => useSend.setState({ body: event.target.value })}
        />
      </Labelled>
      <Check label="Follow redirects" checked={form.follow} set={(follow) => useSend.setState({ follow })} />
      <Check
        label="Try every order"
        title="Of several requests at once: the orders that their steps can come in, 300 at most, and what they lead to"
        checked={form.explore}
        // one request has one order
        disabled={form.atOnce === 1}
        set={(explore) => useSend.setState({ explore })}
      />
    </div>
  );
}
