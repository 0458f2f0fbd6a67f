import { FitAddon } from '@xterm/addon-fit';
import { type ITheme, Terminal as Xterm } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import { useEffect, useRef } from 'react';
import { text } from '../text/text.js';
import { emptyLine, press } from './line-editor.js';
import { createShell } from './shell.js';

const prompt = '\x1b[1;32m$\x1b[0m ';
const promptWidth = 2;

/** A shell beside the browsers: its curl reaches the same app. */
export default function Terminal() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => (host.current ? start(host.current) : undefined), []);
  return (
    <div className="flex h-96 flex-col gap-2 lg:h-full">
      <div ref={host} className="min-h-0 flex-1 overflow-hidden rounded-xl border border-line bg-surface p-3" />
      <p className="text-faint text-xs">{text.terminal.hint}</p>
    </div>
  );
}

/** @returns what ends it. */
function start(host: HTMLElement): () => void {
  const terminal = new Xterm({
    fontFamily: getComputedStyle(host).getPropertyValue('--mono'),
    fontSize: 13,
    lineHeight: 1.35,
    cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    convertEol: true,
    screenReaderMode: true,
    theme: pageTheme(host),
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.open(host);
  let line = emptyLine;
  const shell = createShell(() => line.history);
  let cursorRow = 0;
  let running: AbortController | null = null;
  /** What was typed while a command ran, for after it. */
  let ahead: string[] = [];

  const draw = () => {
    const up = cursorRow > 0 ? `\x1b[${cursorRow}A` : '';
    const end = promptWidth + line.text.length;
    const at = promptWidth + line.cursor;
    const { cols } = terminal;
    cursorRow = Math.floor(at / cols);
    const back = Math.floor(end / cols) - cursorRow;
    const wrap = end % cols === 0 ? '\r\n' : '';
    terminal.write(
      `${up}\r\x1b[J${prompt}${line.text}${wrap}${back > 0 ? `\x1b[${back}A` : ''}\r\x1b[${(at % cols) + 1}G`,
    );
  };
  const newLine = () => {
    cursorRow = 0;
    draw();
  };
  const run = async (command: string) => {
    running = new AbortController();
    const { stdout, stderr } = await shell.run(command, running.signal).catch((error: unknown) => ({
      stdout: '',
      stderr: `${error instanceof Error ? error.message : String(error)}\n`,
    }));
    running = null;
    for (const text of [stderr, stdout]) if (text) terminal.write(text.endsWith('\n') ? text : `${text}\n`);
    newLine();
    const typed = ahead;
    ahead = [];
    for (const input of typed) take(input);
  };

  const complete = async () => {
    const before = line;
    const { text: completed, cursor, options } = await shell.complete(line.text, line.cursor);
    // typed on in the meantime: it was completed for another line
    if (line !== before || running) return;
    line = { ...line, text: completed, cursor };
    if (options.length > 0) {
      terminal.write(`\r\n${options.join('  ')}\r\n`);
      newLine();
    } else draw();
  };
  let escaped = false;
  terminal.attachCustomKeyEventHandler((event) => {
    if (event.key !== 'Tab') {
      if (event.type === 'keydown') escaped = event.key === 'Escape';
      return true;
    }
    // nobody is caught in here: Tab moves on where there is nothing to complete, as everywhere on the page
    if (event.type !== 'keydown' || event.shiftKey || escaped || running || line.text === '') return false;
    event.preventDefault();
    void complete();
    return false;
  });

  const take = (input: string) => {
    if (running) {
      if (input === '\x03') {
        running.abort();
        ahead = [];
      } else ahead.push(input);
      return;
    }
    const key = press(line, input);
    const typedAtEnd = key.line.text === line.text + input && key.line.cursor === key.line.text.length;
    line = key.line;
    // no redraw: a screen reader would read the whole line again
    if (typedAtEnd && promptWidth + line.text.length < terminal.cols) return terminal.write(input);
    if (key.cleared) terminal.write('\x1b[2J\x1b[H');
    if (key.submitted === undefined && !key.cancelled) return draw();
    terminal.write(key.cancelled ? '^C\r\n' : '\r\n');
    if (key.submitted?.trim()) void run(key.submitted);
    else newLine();
  };
  terminal.onData(take);

  const watchSize = new ResizeObserver(() => host.clientWidth > 0 && fit.fit());
  watchSize.observe(host);
  const watchTheme = new MutationObserver(() => {
    terminal.options.theme = pageTheme(host);
  });
  watchTheme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => {
    terminal.options.theme = pageTheme(host);
  };
  dark.addEventListener('change', follow);
  terminal.write(`${text.terminal.greeting}\r\n`);
  newLine();
  return () => {
    running?.abort();
    dark.removeEventListener('change', follow);
    watchTheme.disconnect();
    watchSize.disconnect();
    terminal.dispose();
  };
}

/** xterm wants colours, not custom properties: they are read off an element that is styled with them. */
function pageTheme(host: HTMLElement): ITheme {
  const probe = host.appendChild(document.createElement('span'));
  const read = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const theme = {
    background: read('surface'),
    foreground: read('ink'),
    cursor: read('ink'),
    selectionBackground: read('line'),
    green: read('store'),
    brightGreen: read('store'),
    red: read('danger'),
    blue: read('browser'),
    magenta: read('middleware'),
    yellow: read('handler'),
  };
  probe.remove();
  return theme;
}
