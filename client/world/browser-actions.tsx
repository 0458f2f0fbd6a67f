import { useState } from 'react';
import { Labelled } from '../design/labelled.js';
import { act } from '../live/sandbox.js';
import { useBrowsers, useSend } from '../send/send-form.js';
import { Group, Note } from './group.js';

/** A browser is closed and opened again; its cookies are read and written by hand. */
export function BrowserActions() {
  const names = useBrowsers();
  const sending = useSend((state) => state.browser);
  const [chosen, setChosen] = useState<string | null>(null);
  const browser = chosen !== null && names.includes(chosen) ? chosen : sending;
  const [url, setUrl] = useState('http://shop.test/');
  const [cookie, setCookie] = useState('');
  return (
    <Group actor="browser" title="Browser">
      <div className="flex flex-wrap items-end gap-2">
        <Labelled label="Whose">
          <select
            className="field w-44 border-line"
            value={browser}
            onChange={(event) => setChosen(event.target.value)}
          >
            {names.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </Labelled>
        <button type="button" className="button" onClick={() => void act({ type: 'browser.restart', browser })}>
          Close and open it again
        </button>
      </div>
      <div className="grid gap-3 border-line border-t pt-3 sm:grid-cols-2">
        <Labelled label="At the address">
          <TextInput value={url} set={setUrl} placeholder="http://shop.test/" />
        </Labelled>
        <Labelled label="Cookie">
          <TextInput value={cookie} set={setCookie} placeholder="name=value; Path=/" />
        </Labelled>
      </div>
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button" onClick={() => void act({ type: 'script.cookie', browser, url })}>
          Read document.cookie
        </button>
        <button
          type="button"
          className="button"
          disabled={cookie === ''}
          onClick={() => void act({ type: 'script.cookie', browser, url, assign: cookie })}
        >
          Assign to document.cookie
        </button>
        <button
          type="button"
          className="button"
          disabled={cookie === ''}
          onClick={() => void act({ type: 'cookie.set', browser, url, cookie })}
        >
          Put it into the jar
        </button>
      </div>
      <Note>
        A script neither sees nor sets what is HttpOnly; putting it into the jar is as if a server had sent it.
      </Note>
    </Group>
  );
}

type TextProps = { value: string; set: (text: string) => void; placeholder: string };

function TextInput({ value, set, placeholder }: TextProps) {
  return (
    <input
      className="field w-full border-line px-2"
      placeholder={placeholder}
      value={value}
      spellCheck={false}
      autoCapitalize="none"
      autoComplete="off"
      onChange={(event) => set(event.target.value)}
    />
  );
}
