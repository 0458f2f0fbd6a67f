import { Presentation, Printer } from 'lucide-react';
import { useState } from 'react';
import { text } from '../text/text.js';
import { PageLinks } from './page-links.js';
import { project, useProjector } from './projector.js';
import { storedTheme, storeTheme, type Theme, themes } from './theme.js';

const { viewMenu } = text;

/** What is in the menu. @param close ends it */
export default function ViewMenuContent({ close }: { close: () => void }) {
  return (
    <>
      <PageLinks className="flex flex-col border-line border-b pb-2 md:hidden" />
      <Look />
      <Projector />
      <button
        type="button"
        className="button button-quiet justify-start"
        onClick={() => {
          close();
          window.print();
        }}
      >
        <Printer size={16} aria-hidden /> {viewMenu.print}
      </button>
    </>
  );
}

function Look() {
  const [theme, setTheme] = useState(storedTheme);
  const choose = (chosen: Theme) => {
    storeTheme(chosen);
    setTheme(chosen);
  };
  return (
    <fieldset>
      <legend className="eyebrow px-3 pb-1">{viewMenu.look}</legend>
      <div className="flex gap-1 px-1">
        {themes.map((name) => (
          <label key={name} className="choice">
            <input
              type="radio"
              name="look"
              className="sr-only"
              checked={theme === name}
              onChange={() => choose(name)}
            />
            {viewMenu.looks[name]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Projector() {
  const { on } = useProjector();
  return (
    <div className="flex items-center gap-2 px-3">
      <Presentation size={16} aria-hidden className="flex-none text-soft" />
      <span className="min-w-0 flex-1">
        <span id="projector-name" className="font-medium text-sm">
          {viewMenu.projector}
        </span>
        <span id="projector-about" className="block text-faint text-xs">
          {viewMenu.projectorAbout}
        </span>
      </span>
      <button
        type="button"
        role="switch"
        className="switch"
        data-actor="process"
        aria-checked={on}
        aria-labelledby="projector-name"
        aria-describedby="projector-about"
        onClick={() => project(!on)}
      />
    </div>
  );
}
