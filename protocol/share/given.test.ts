import { describe, expect, it } from 'vitest';
import { experiment } from '../experiment.js';
import { NotAnExperimentError } from '../read-experiment.js';
import { experimentOfBytes, experimentOfText } from './given.js';
import { linkText } from './link.js';

const visit = { type: 'request', url: 'http://shop.test/' } as const;
const made = { app: 'views', actions: [visit] };
const bytes = (text: string) => new TextEncoder().encode(text);
const har = JSON.stringify({
  log: {
    entries: [
      {
        startedDateTime: '2026-05-01T00:00:00.000Z',
        request: { method: 'GET', url: visit.url, headers: [{ name: 'Authorization', value: 'Bearer at-5' }] },
      },
    ],
  },
});

describe('what somebody drops or pastes', () => {
  it.each([
    ['the JSON of an experiment', JSON.stringify(made)],
    ['the same with a byte order mark and white space', `\ufeff\n ${JSON.stringify(made, null, 2)}\n`],
    ['a link', `https://playground.example/play#x=${linkText(made)}`],
    ['a link to embed', `http://localhost:3000/play?embed#x=${linkText(made)}`],
  ])('opens: %s', (_, text) => {
    expect(experimentOfText(text)).toEqual(experiment.parse(made));
    expect(experimentOfBytes(bytes(text))).toEqual(experiment.parse(made));
  });

  it.each([
    "var express = require('express');\n",
    'import express from "express";\nexport default express();\n',
    "// an app\nconst app = require( 'express' )();",
  ])('opens as an app with which nothing was done: %s', (app) => {
    expect(experimentOfText(app)).toEqual(experiment.parse({ app, actions: [] }));
  });

  it('opens as the requests of a HAR file, without its secrets', () => {
    const opened = experimentOfBytes(bytes(har));
    expect(opened.actions).toMatchObject([visit]);
    expect(JSON.stringify(opened)).not.toContain('at-5');
  });

  it.each([
    ['nothing', bytes(' '), /^There is nothing in it\.$/],
    ['an image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0xff]), /^It is no text: /],
    ['text with NUL', bytes('{"app":"\0"}'), /^It is no text: /],
    ['a ZIP file', Uint8Array.from([0x50, 0x4b, 3, 4, 0xff]), /^It is a ZIP file: unpack it/],
    ['code that is no app', bytes('let a = 1;'), /^It is no experiment: /],
    ['an app that is too long', bytes(`import e from 'express';${'a'.repeat(300_000)}`), /^app: /],
    ['a page', bytes('<script>alert(1)</script>'), /^It is no experiment: /],
    ['other JSON', bytes('{"name":"session-playground"}'), /^app: Invalid input/],
    ['a result of the command', bytes('{"trace":[],"responses":[]}'), /^app: Invalid input/],
    ['half of a file', bytes(JSON.stringify(made).slice(0, -3)), /^not JSON: /],
    ['a link that is cut', bytes(`http://localhost/play#x=${linkText(made).slice(0, -3)}`), /not whole/],
    ['5 MB of text', bytes('a'.repeat(5_000_000)), /^It has 5\.0 MB; an experiment has 2\.5 MB at most\.$/],
    ['5 MB of JSON', bytes(`{"app":"${'a'.repeat(5_000_000)}"}`), /^It has 5\.0 MB; an experiment has 2\.5 MB/],
    ['51 MB of HAR', bytes(`{"log":"${'a'.repeat(51_000_000)}"}`), /^It has 51\.0 MB; a HAR file has 50\.0 MB/],
    ['a HAR file of nothing', bytes('{"log":{"entries":[]}}'), /^is no HAR file: log\.entries: holds no request\.$/],
  ])('is refused in one sentence: %s', (_, given, sentence) => {
    expect(() => experimentOfBytes(given)).toThrow(NotAnExperimentError);
    expect(() => experimentOfBytes(given)).toThrow(sentence);
  });
});
