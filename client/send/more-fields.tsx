import { Check, Labelled } from '../design/labelled.js';
import { text } from '../text/text.js';
import { type SendForm, useSend } from './send-form.js';

const words = text.send;
const kinds: readonly SendForm['kind'][] = ['navigate', 'fetch', 'subresource'];
const credentials: readonly SendForm['credentials'][] = ['same-origin', 'include', 'omit'];
const counts = [1, 2, 3, 4, 5, 6];

/** What few requests need: who makes them, what else they carry, and how many go at once. */
export default function MoreFields() {
  const form = useSend();
  return (
    <div className="grid w-full gap-x-4 gap-y-2 border-line border-t p-2 pt-3 sm:grid-cols-2">
      <Labelled label={words.from}>
        <input
          className="field w-full border-line px-2"
          placeholder={words.fromItself}
          value={form.from}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          onChange={(event) => useSend.setState({ from: event.target.value })}
        />
      </Labelled>
      <Labelled label={words.madeBy}>
        <select
          className="field w-full border-line"
          value={form.kind}
          onChange={(event) => useSend.setState({ kind: event.target.value as SendForm['kind'] })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled label={words.credentials}>
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
      <Labelled label={words.atOnce}>
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
      <Labelled label={words.headers}>
        <textarea
          className="field w-full border-line p-2"
          rows={2}
          placeholder="Content-Type: application/json"
          value={form.headers}
          spellCheck={false}
          onChange={(event) => useSend.setState({ headers: event.target.value })}
        />
      </Labelled>
      <Labelled label={words.body}>
        <textarea
          className="field w-full border-line p-2"
          rows={2}
          value={form.body}
          spellCheck={false}
          onChange={(event) => useSend.setState({ body: event.target.value })}
        />
      </Labelled>
      <Check label={words.follow} checked={form.follow} set={(follow) => useSend.setState({ follow })} />
      <Check
        label={words.everyOrder}
        title={words.everyOrderAbout}
        checked={form.explore}
        // one request has one order
        disabled={form.atOnce === 1}
        set={(explore) => useSend.setState({ explore })}
      />
    </div>
  );
}
