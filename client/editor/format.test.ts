import { expect, it } from 'vitest';
import { format } from './format.js';

it('lays the code out anew, keeps its comments, and the cursor at what it was at', async () => {
  const source = `// the app\nvar a = require("express") ( ) /* made */\na.get( "/", (req,res)=>{ res.send(1) // one\n})`;
  const formatted = await format(source, source.indexOf('res.send'));
  if ('problem' in formatted) throw new Error(formatted.problem);
  expect(formatted.source).toBe(
    `// the app\nvar a = require('express')(); /* made */\na.get('/', (req, res) => {\n  res.send(1); // one\n});\n`,
  );
  expect(formatted.source.slice(formatted.cursor)).toMatch(/^res\.send/);
});

it('says in one line why code that does not parse cannot be formatted', async () => {
  expect(await format('var x = ;', 0)).toEqual({ problem: expect.stringMatching(/^Unexpected token \(1:9\)$/) });
});

it('formats modules and scripts', async () => {
  expect(await format("import a from 'a'\nexport default a", 0)).toHaveProperty('source');
  expect(await format('return', 0)).toHaveProperty('source');
});
