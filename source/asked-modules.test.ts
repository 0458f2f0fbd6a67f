import { expect, it } from 'vitest';
import { askedModules } from './asked-modules.js';

it('finds what is required and imported by a written name, with its line', () => {
  const source =
    "import express from 'express';\nconst a = import.meta;\nfunction f() { return require('node:crypto'); }\n";
  expect(askedModules(source)).toEqual([
    { name: 'express', line: 1 },
    { name: 'node:crypto', line: 3 },
  ]);
  expect(askedModules("const name = 'x'; require(name); other.require('y');")).toEqual([]);
  expect(askedModules('not { code')).toEqual([]);
});
