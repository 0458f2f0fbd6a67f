import { expect, it } from 'vitest';
import { emptyLine, type Line, press } from './line-editor.js';

const up = '\x1b[A';
const down = '\x1b[B';
const left = '\x1b[D';
const type = (line: Line, ...inputs: string[]) => inputs.reduce((now, input) => press(now, input).line, line);

it('types, moves, and deletes where the cursor is', () => {
  expect(type(emptyLine, 'crl', left, left, 'u')).toMatchObject({ text: 'curl', cursor: 2 });
  expect(type(emptyLine, 'curl', left, '\x7f')).toMatchObject({ text: 'cul', cursor: 2 });
  expect(type(emptyLine, 'curl -i /a', '\x17')).toMatchObject({ text: 'curl -i ' });
  expect(type(emptyLine, '\x7f', left).text).toBe('');
});

it('gives the line on Enter, and brings lines back with the arrow keys', () => {
  expect(press(type(emptyLine, 'ls'), '\r').submitted).toBe('ls');
  const later = type(emptyLine, 'ls', '\r', 'pwd', '\r', '\r');
  expect(type(later, up).text).toBe('pwd');
  expect(type(later, up, up, up).text).toBe('ls');
  expect(type(later, up, up, down, down).text).toBe('');
});

it('drops the line on Ctrl-C and keeps the history', () => {
  const cancelled = press(type(emptyLine, 'ls', '\r', 'half'), '\x03');
  expect(cancelled).toMatchObject({ cancelled: true, line: { text: '' } });
  expect(type(cancelled.line, up).text).toBe('ls');
});

it('makes one line of a pasted text, without what a terminal would obey', () => {
  expect(type(emptyLine, 'curl \r\n -i\x07 /').text).toBe('curl   -i /');
  expect(type(emptyLine, '\x1b[2J').text).toBe('');
});
