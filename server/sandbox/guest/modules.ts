import flash from 'connect-flash?lazy';
import cookieSession from 'cookie-session?lazy';
import cors from 'cors?lazy';
import ejs from 'ejs?lazy';
import helmet from 'helmet?lazy';
import morgan from 'morgan?lazy';
import passport from 'passport?lazy';
import passportLocal from 'passport-local?lazy';
import assert from 'assert/?lazy';
import * as buffer from 'buffer';
import * as connectRedis from 'connect-redis';
import cookieParser from 'cookie-parser';
import events from 'events';
import express from 'express';
import path from 'path';
import readable from 'readable-stream';
import stringDecoder from 'string_decoder';
import * as url from 'url';
import util from 'util';
import { context } from './context.js';
import { host } from './host.js';
import bcryptjs from './lazy/bcryptjs.cjs?lazy';
import { lazyChunk, share } from './lazy/chunk.js';
import sentences from './lazy/not-here.ts?lazy';
import redis from './redis/redis.cjs?lazy';
import { wire } from './redis/wire.js';
import { AsyncResource } from './shims/async-hooks.js';
import crypto from './shims/crypto/index.js';
import { debug } from './shims/debug.js';
import { depd } from './shims/depd.js';
import fs from './shims/fs.js';
import http from './shims/http/index.js';
import { process } from './shims/process.js';
import querystring from './shims/querystring.js';
import { timersModule, timersPromises } from './shims/timers.js';
import { defineUrl, fileURLToPath, pathToFileURL } from './url.js';

/** A module that is there, or a chunk that is loaded when it is first required. */
type Module = { value: unknown } | { load: () => unknown };

const eager = (modules: Record<string, unknown>): [string, Module][] =>
  Object.entries(modules).map(([name, value]) => [name, { value }]);
const lazy = (names: readonly string[]): [string, Module][] => names.map((name) => [name, { load: lazyChunk(name) }]);

/** Node's own modules, with or without `node:`. */
const builtins = new Map<string, Module>([
  ...eager({
    buffer: { ...buffer },
    crypto,
    events,
    http,
    https: http,
    path,
    process,
    querystring,
    stream: readable.Stream,
    string_decoder: stringDecoder,
    timers: timersModule,
    'timers/promises': timersPromises,
    url: { ...url, fileURLToPath, pathToFileURL },
    util,
  }),
  ...lazy([assert]),
]);
defineUrl(value(builtins.get('url')) as object);

const packages = new Map<string, Module>([
  ...eager({ express, 'cookie-parser': cookieParser, 'connect-redis': { ...connectRedis } }),
  ...lazy([bcryptjs, flash, cookieSession, cors, ejs, helmet, morgan, passport, passportLocal, redis]),
]);

/** What packages may ask for and an app may not. */
const inner = new Map<string, Module>(
  eager({
    async_hooks: { AsyncResource },
    fs,
    debug,
    depd,
    '../host.js': { host },
    '../context.js': { context },
    './wire.js': { wire },
  }),
);

function value(module: Module | undefined): unknown {
  if (!module) return undefined;
  return 'load' in module ? module.load() : module.value;
}

/** `require` inside a chunk: the same modules that the rest of the guest has. */
share.require = (name: string) => {
  const module = inner.get(name) ?? builtins.get(name);
  if (!module) throw new Error(`The guest shares no '${name}' with its chunks.`);
  return value(module);
};

/** Puts `express-session` in, traced or as it is. */
export function provide(name: string, provided: unknown) {
  packages.set(name, { value: provided });
}

/**
 * The learner's `require`.
 * @throws Error with Node's code MODULE_NOT_FOUND and a sentence that says what is here instead.
 */
export function require(name: string): unknown {
  const module = builtins.get(String(name).replace(/^node:/, '')) ?? packages.get(name);
  if (!module) throw Object.assign(new Error(notHere(String(name))), { code: 'MODULE_NOT_FOUND' });
  return value(module);
}

const loadSentences = lazyChunk<typeof import('./lazy/not-here.js')>(sentences);

/** What is said of a module that is not here, with a list of those that are. */
export const notHere = (name: string) => loadSentences().notHere(name, [...packages.keys()], [...builtins.keys()]);

/** The properties of each module, which `import { ... }` can take; null for chunks, whose names the host knows. */
export function moduleExports(): Record<string, string[] | null> {
  const prefixed = [...builtins].map(([name, module]): [string, Module] => [`node:${name}`, module]);
  return Object.fromEntries(
    [...packages, ...builtins, ...prefixed].map(([name, module]) => [
      name,
      'load' in module ? null : propertyNames(module.value),
    ]),
  );
}

const propertyNames = (value: unknown) =>
  (typeof value === 'object' && value !== null) || typeof value === 'function' ? Object.getOwnPropertyNames(value) : [];
