import { expect, it } from 'vitest';
import { syntaxFault } from './parse.js';

it.each([
  ['a module', "import express from 'express';\nexport default express();"],
  ['a script', "var express = require('express');\nwith (express) {}"],
  ['a return at the top', 'if (1) return;'],
])('finds nothing wrong with %s', (_name, source) => {
  expect(syntaxFault(source)).toBeNull();
});

it('tells what stands where JavaScript ends, from 1', () => {
  expect(syntaxFault('var x = ;')).toEqual({ message: 'Unexpected token', line: 1, column: 9 });
  expect(syntaxFault("var a;\nvar b = 'open;\n")).toEqual({
    message: 'Unterminated string constant',
    line: 2,
    column: 9,
  });
});

it('means the reading that comes further: an import is no error of a module that is broken below it', () => {
  expect(syntaxFault("import express from 'express';\nconst app = express(;\n")).toMatchObject({ line: 2, column: 21 });
  expect(syntaxFault('with (a) {}\nvar b = ;')).toMatchObject({ line: 2, column: 9 });
});
