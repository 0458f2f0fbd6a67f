import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../trace/event.js';
import { remarksOn, type Seen } from './remarks.js';

const source = `const session = require('express-session');
const app = require('express')();
app.use(session({ secret: 's', resave: false }));
app.get('/', (req, res) => {
  req.session.views.count++;
});
`;
const nothing: Seen = { events: [], findings: [], explanations: [] };
const base = { at: 0, requestId: null, browser: null };
const deploy = (seq: number, app = source): TraceEvent => ({
  ...base,
  seq,
  type: 'deploy',
  app,
  clock: '2026-01-01T00:00:00.000Z',
  keepStore: true,
});
const threw = (seq: number): TraceEvent => ({
  ...base,
  seq,
  requestId: `r${seq}`,
  type: 'error',
  where: 'request',
  name: 'TypeError',
  message: 'cannot read property',
  line: 5,
  column: 21,
});

/** What is said, with the piece of the source it is said of. */
const said = (code: string, seen: Partial<Seen>) =>
  remarksOn(code, { ...nothing, ...seen }).map(({ from, to, severity, message }) => ({
    piece: code.slice(from, to),
    severity,
    message,
  }));

describe('the remarks on a source', () => {
  it('are the syntax error, and nothing else, where it does not parse', () => {
    const [only, ...more] = said(`${source}var x = ;`, { events: [deploy(1), threw(2)] });
    expect(only).toMatchObject({ piece: ';', severity: 'error', message: expect.stringMatching(/unexpected token/i) });
    expect(more).toEqual([]);
  });

  it('are what it threw, once however often', () => {
    const errors = said(source, { events: [deploy(1), threw(2), threw(3)] });
    expect(errors).toEqual([
      { piece: 'count++;', severity: 'error', message: expect.stringContaining('TypeError: cannot read property') },
    ]);
  });

  it('say nothing of what another source did', () => {
    expect(said(source, { events: [deploy(1), threw(2), deploy(3)] })).toEqual([]);
    expect(said(`${source}\n`, { events: [deploy(1), threw(2)] })).toEqual([]);
  });

  it('know a source again whose lines end as on Windows, which the editor has with its own', () => {
    const events = [deploy(1, source.replaceAll('\n', '\r\n')), threw(2)];
    expect(said(source, { events })).toMatchObject([{ piece: 'count++;' }]);
  });

  it('name a known mistake at the option that makes it, with the edit that mends it', () => {
    const edit = { option: 'resave', value: true, line: 3 };
    const finding = {
      mistake: 'resave-race',
      seq: 2,
      requestId: 'r2',
      because: 'It is so.',
      change: 'Do.',
      edit,
    } as const;
    expect(remarksOn(source, { ...nothing, events: [deploy(1), threw(2)], findings: [finding] })[1]).toMatchObject({
      from: source.indexOf('resave'),
      to: source.indexOf('resave') + 'resave: false'.length,
      severity: 'warning',
      edit,
    });
  });

  it('tell the decisions of the last request at what they hung on', () => {
    const explained = (requestId: string) => ({
      requestId,
      decision: 'save' as const,
      outcome: false,
      because: 'resave is false.',
      values: {},
      edit: { option: 'resave', value: true },
      source: 'shouldSave',
      seq: null,
      agrees: true,
    });
    const answered: TraceEvent = {
      ...base,
      seq: 2,
      requestId: 'r2',
      type: 'response',
      status: 200,
      statusText: 'OK',
      headers: [],
      body: '',
    };
    const explanations = [explained('r1'), explained('r2')];
    expect(said(source, { events: [deploy(1), answered], explanations })).toEqual([
      { piece: 'resave: false', severity: 'hint', message: expect.stringMatching(/^r2.*resave is false/) },
    ]);
  });
});
