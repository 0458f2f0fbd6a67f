import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lightOrDark } from './look.js';

/** What a picture calls shorter than the page does. */
const called: Record<string, string> = { strong: 'line-strong', soft: 'ink-soft', faint: 'ink-faint' };

it('has the colours of the page, light and dark', async () => {
  const tokens = await readFile(join(process.cwd(), 'client/design/tokens.css'), 'utf8');
  const [light = '', dark = ''] = lightOrDark.split('@media');
  const names = [...light.matchAll(/\.(\w+)\{fill:#/g)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) {
    const of = (style: string) => new RegExp(`\\.${name}\\{fill:(#\\w+)\\}`).exec(style)?.[1];
    expect(tokens).toContain(`--${called[name] ?? name}: light-dark(${of(light)}, ${of(dark)});`);
  }
});
