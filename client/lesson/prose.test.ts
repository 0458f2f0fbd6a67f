import { expect, it } from 'vitest';
import { withActors } from './prose.js';

it('marks the actors that stand in bold, and nothing else', () => {
  expect(withActors('<p>The <strong>store</strong> of <strong>express-session</strong></p>')).toBe(
    '<p>The <strong data-actor="store">store</strong> of <strong data-actor="middleware">express-session</strong></p>',
  );
  const plain = '<p>store <strong>constructor</strong> <code>handler</code></p>';
  expect(withActors(plain)).toBe(plain);
});
