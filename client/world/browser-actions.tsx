import { useState } from 'react';
import { Labelled } from '../design/labelled.js';
import { act } from '../live/sandbox.js';
import { useBrowsers, useSend } from '../send/send-form.js';
import { text } from '../text/text.js';
import { Group, Note } from './group.js';

const says = text.world.browser;

/** A browser is closed and opened again; its cookies are read and written by hand. */
export function BrowserActions() {
  const names = useBrowsers();
  const sending = useSend((state) => state.browser);
  const [chosen, setChosen] = useState<string | null>(null);
  const browser = chosen !== null && names.includes(chosen) ? chosen : sending;
  const [url, setUrl] = useState('http://shop.test/');
  const [cookie, setCookie] = useState('');
  return (
    <Group actor="browser" title={says.title}>
      <div className="flex flex-wrap items-end gap-2">
        <Labelled label={says.whose}>
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
          {says.restart}
        </button>
      </div>
      <div className="grid gap-3 border-line border-t pt-3 sm:grid-cols-2">
        <Labelled label={says.url}>
          <TextInput value={url} set={setUrl} placeholder="http://shop.test/" />
        </Labelled>
        <Labelled label={says.cookie}>
          <TextInput value={cookie} set={setCookie} placeholder="name=value; Path=/" />
        </Labelled>
      </div>
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button" onClick={() => void act({ type: 'script.cookie', browser, url })}>
          {says.read}
        </button>
        <button
          type="button"
          className="button"
          disabled={cookie === ''}
          onClick={() => void act({ type: 'script.cookie', browser, url, assign: cookie })}
        >
          {says.assign}
        </button>
        <button
          type="button"
          className="button"
          disabled={cookie === ''}
          onClick={() => void act({ type: 'cookie.set', browser, url, cookie })}
        >
          {says.put}
        </button>
      </div>
      <Note>{says.about}</Note>
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
