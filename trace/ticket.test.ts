import { expect, it } from 'vitest';
import type { HeldCookie } from './event.js';
import { sent } from './fold/requests.js';
import { beforeFirst, type StageState } from './fold.js';
import { isDeadTicket } from './ticket.js';

const ticket: HeldCookie = {
  name: 'connect.sid',
  value: 's%3Aa.signature',
  domain: 'shop.test',
  hostOnly: true,
  path: '/',
  expires: null,
  httpOnly: true,
  secure: false,
  sameSite: null,
};
const options = { call: 1, secrets: 1, store: 'MemoryStore', storeTouches: true };
const world = (more: Partial<StageState>): StageState => ({ ...beforeFirst, options, ...more });
const request = sent({
  seq: 1,
  at: 0,
  type: 'request',
  requestId: 'r1',
  browser: 'alice',
  method: 'GET',
  url: 'http://shop.test/',
  headers: [],
  body: '',
});

it('is the cookie of a session that the store does not have', () => {
  expect(isDeadTicket(ticket, world({}))).toBe(true);
  expect(isDeadTicket(ticket, world({ rows: { a: {} } }))).toBe(false);
  expect(isDeadTicket({ ...ticket, value: 's%3AtoString.b' }, world({ rows: { a: {} } }))).toBe(true);
});

it('is none while a request holds the session, or the store is being given it', () => {
  const inFlight = { ...request, sid: 'a', session: { cookie: {} } };
  const call = { op: 'set', sid: 'a', value: {}, requestId: 'r1' } as const;
  expect(isDeadTicket(ticket, world({ requests: [inFlight] }))).toBe(false);
  expect(isDeadTicket(ticket, world({ pending: { 1: call } }))).toBe(false);
  // destroyed in it
  expect(isDeadTicket(ticket, world({ requests: [{ ...inFlight, session: null }] }))).toBe(true);
});

it('is no cookie of another name, none that is not signed, and none where no app has told of its sessions', () => {
  expect(isDeadTicket({ ...ticket, name: 'theme' }, world({}))).toBe(false);
  expect(isDeadTicket(ticket, world({ options: { ...options, name: 'sid' } }))).toBe(false);
  expect(isDeadTicket({ ...ticket, name: 'sid' }, world({ options: { ...options, name: 'sid' } }))).toBe(true);
  expect(isDeadTicket({ ...ticket, value: 'a' }, world({}))).toBe(false);
  expect(isDeadTicket(ticket, world({ options: null }))).toBe(false);
});
