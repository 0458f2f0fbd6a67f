import * as buffer from 'buffer';
import * as connectRedis from 'connect-redis';
import cookieParser from 'cookie-parser';
import events from 'events';
import express from 'express';
import path from 'path';
import readable from 'readable-stream';
import * as url from 'url';
import util from 'util';
import { share } from './lazy/chunk.js';
import crypto from './shims/crypto.js';
import http from './shims/http/index.js';
import { process } from './shims/process.js';
import querystring from './shims/querystring.js';
import { timersModule } from './shims/timers.js';
import { defineUrl } from './url.js';

/** What the learner's code can require: packages, and Node's own modules with or without `node:`. */
const packages: Record<string, unknown> = {
  express,
  'cookie-parser': cookieParser,
  'connect-redis': { ...connectRedis },
};

const builtins: Record<string, unknown> = {
  buffer: { ...buffer },
  crypto,
  events,
  http,
  https: http,
  path,
  process,
  querystring,
  stream: readable.Stream,
  timers: timersModule,
  url: { ...url },
  util,
};
defineUrl(builtins.url as object);

/** Puts `express-session` in, traced or as it is. */
export function provide(name: string, value: unknown) {
  packages[name] = value;
}

/**
 * The learner's `require`.
 * @throws Error with Node's code MODULE_NOT_FOUND and a sentence that says what is here instead.
 */
export function require(name: string): unknown {
  const builtin = String(name).replace(/^node:/, '');
  if (Object.hasOwn(builtins, builtin)) return builtins[builtin];
  if (Object.hasOwn(packages, name)) return packages[name];
  throw Object.assign(new Error(notHere(String(name))), { code: 'MODULE_NOT_FOUND' });
}

share.require = require;

export function notHere(name: string) {
  return (
    `Cannot find module '${name}': it is not in this playground. ` +
    `Packages here: ${Object.keys(packages).sort().join(', ')}. Node modules here: ${Object.keys(builtins).sort().join(', ')}.`
  );
}

/** The names that `import { ... }` can take from each module; the host writes ES module wrappers from them. */
export function moduleExports(): Record<string, string[]> {
  const all = { ...packages, ...builtins, ...prefixed() };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, exportNames(value)]));
}

const prefixed = () => Object.fromEntries(Object.entries(builtins).map(([name, value]) => [`node:${name}`, value]));

function exportNames(value: unknown): string[] {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return [];
  return Object.getOwnPropertyNames(value).filter(
    (name) =>
      /^[A-Za-z_$][\w$]*$/.test(name) &&
      !['default', 'prototype', 'length', 'name', 'arguments', 'caller'].includes(name),
  );
}
