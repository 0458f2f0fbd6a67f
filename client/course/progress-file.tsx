import { Download, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { addProgress, readProgress, useProgress, writeProgress } from '../lesson/progress.js';
import { saveFile } from '../share/save-file.js';
import { text } from '../text/text.js';

const words = text.course.file;

/** As much as a file of progress can be: of each step some hundred bytes. */
const mostBytes = 1_000_000;

/** What was done is kept in this browser: the way to another one, and back. */
export function ProgressFile() {
  const progress = useProgress((state) => state.steps);
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const take = async (file: File | undefined) => {
    if (!file) return;
    const read = file.size > mostBytes ? null : readProgress(await file.text());
    if (read) addProgress(read);
    setSaid(read ? words.taken(Object.keys(read).length) : words.notProgress(file.name));
  };
  return (
    <section
      aria-label={words.title}
      className="mt-8 flex flex-wrap items-center gap-2 border-line border-t pt-4 text-sm"
    >
      <p className="basis-full text-faint">{words.about}</p>
      <button
        type="button"
        className="button"
        onClick={() => saveFile('session-playground-progress.json', [writeProgress(progress)], 'application/json')}
      >
        <Download size={15} aria-hidden /> {words.save}
      </button>
      <button type="button" className="button" onClick={() => input.current?.click()}>
        <Upload size={15} aria-hidden /> {words.open}
      </button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label={words.file}
        className="hidden"
        onChange={({ target }) => {
          void take(target.files?.[0]);
          target.value = '';
        }}
      />
      <Link to="/glossary" className="button button-quiet">
        {words.glossary}
      </Link>
      <p role="status" className="text-soft">
        {said}
      </p>
    </section>
  );
}
