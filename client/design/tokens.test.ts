import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const read = (name: string) => readFileSync(fileURLToPath(new URL(`./${name}.css`, import.meta.url)), 'utf8');
const tokens = read('tokens');
const projector = read('projector');

/** A token's colour in one look. */
function colour(name: string, look: 'light' | 'dark', css = tokens): string {
  const found = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css);
  const value = found?.[look === 'light' ? 1 : 2];
  if (!value) throw new Error(`no token --${name}`);
  return value;
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['paper', 'surface', 'sunken'];

describe.each(['light', 'dark'] as const)('in the %s look', (look) => {
  it.each([
    ['ink', 12],
    ['ink-soft', 7],
    ['ink-faint', 4.5],
    ['browser', 4.5],
    ['middleware', 4.5],
    ['handler', 4.5],
    ['store', 4.5],
    ['process', 4.5],
    ['danger', 4.5],
  ])('%s can be read on every ground', (name, least) => {
    for (const ground of grounds) {
      expect(contrast(colour(name, look), colour(ground, look)), `on ${ground}`).toBeGreaterThanOrEqual(least);
    }
  });

  it('the edge of what can be used is seen', () => {
    expect(contrast(colour('line-strong', look), colour('surface', look))).toBeGreaterThanOrEqual(3);
  });

  it.each(['ink', 'ink-soft', 'ink-faint', 'browser', 'middleware', 'handler', 'store', 'process', 'danger'])(
    '%s has 7 : 1 on a projector',
    (name) => {
      for (const ground of grounds) {
        const ratio = contrast(colour(name, look, projector), colour(ground, look, projector));
        expect(ratio, `on ${ground}`).toBeGreaterThanOrEqual(7);
      }
    },
  );
});
