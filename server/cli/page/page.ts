import { createHash } from 'node:crypto';
import type { ExperimentResult } from '../../../protocol/result.js';
import { type Finding, mistakes } from '../../../trace/diagnose/finding.js';
import type { HeaderList, TraceEvent } from '../../../trace/event.js';
import type { Explanation } from '../../../trace/explain/explanation.js';
import { duration, sentence } from '../../../trace/sentence.js';
import { cookieLine } from '../cookie-line.js';
import { type Section, sections } from '../sections.js';
import { type Html, html } from './html.js';
import { style } from './style.js';

/**
 * One page that holds all of an experiment and what it came to, to attach to a report. It is whole in itself: it loads
 * nothing and runs no script, and its Content-Security-Policy forbids both, whatever the app wrote.
 * @param experiment the text of its file
 */
export function page(result: ExperimentResult, experiment: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const requests = result.trace.filter(({ type }) => type === 'request').length;
  const { text } = html`
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Experiment: ${requests} requests, ${result.trace.length} events</title>
`;
  const { text: body } = html`
<h1>Experiment</h1>
<p class="soft">${requests} requests, ${result.trace.length} events. Virtual time; the same experiment gives the same page.</p>
${findings(result.findings)}
${sections(result).map(section)}
${(result.explorations ?? []).map(exploration)}
${jars(result.browsers)}
${store(result)}
<h2>The experiment</h2>
<details><summary>To run it again, save this as a file for <code>npm run -s experiment -- FILE.json</code></summary>
<pre>${experiment.trim()}</pre></details>
`;
  // the style is ours, and its hash is taken of these very bytes
  return `<!doctype html>\n<html lang="en"><head>${text}<style>${style}</style></head>\n<body>${body}</body></html>`;
}

function findings(all: readonly Finding[]): Html {
  if (all.length === 0) return html`<h2>No known mistake found</h2>`;
  return html`<h2>Known mistakes</h2>${all.map(
    ({ mistake, seq, because, change }) => html`
<div class="finding"><strong>${mistakes[mistake]}</strong> <a href="#e${seq}">event ${seq}</a>
<p>${because}</p><p><span class="yes">What to change:</span> ${change}</p></div>`,
  )}`;
}

function section({ request, events, response, explanations }: Section): Html {
  const list = html`<ol>${events.map(event)}</ol>`;
  if (!request) return html`<h2>The world</h2>${list}`;
  const answer = response ? `${response.status === 0 ? 'no response' : response.status} ${response.statusText}` : '';
  return html`
<section class="request"><h2>${request.requestId ?? ''} ${request.browser ?? ''}: ${request.method} ${request.url}</h2>
<p class="soft">${answer.trim()}</p>
${list}
${why(explanations)}
<h3>Request as it was sent</h3><pre>${message(request.headers, request.body)}</pre>
${response ? html`<h3>Response</h3><pre>${message(response.headers, response.error ?? response.body)}</pre>` : ''}
</section>`;
}

const message = (headers: HeaderList, body: string) =>
  [...headers.map(([name, value]) => `${name}: ${value}`), ...(body === '' ? [] : ['', body])].join('\n') || '(empty)';

/** Whose colour an event has. */
function actorOf({ type }: TraceEvent): string {
  if (/^(request|response|browser)/.test(type)) return 'browser';
  if (/^(cookie|session)\./.test(type)) return 'session';
  return type.startsWith('store.') ? 'store' : 'handler';
}

function event(one: TraceEvent): Html {
  const bad = one.type === 'error' || one.type === 'limit' ? 'bad' : one.type === 'cookie.skip' ? 'warn' : '';
  return html`<li class="${actorOf(one)}" id="e${one.seq}"><details>
<summary><span class="at">${one.seq} · ${duration(one.at)}</span><span class="${bad}">${sentence(one)}</span></summary>
<pre>${JSON.stringify(one, null, 2)}</pre></details></li>`;
}

function why(explanations: readonly Explanation[]): Html {
  if (explanations.length === 0) return html``;
  return html`<h3>Why express-session did what it did</h3><dl>${explanations.map(
    ({ decision, outcome, because, change, agrees, source }) => html`
<dt>${decision}: <span class="${agrees ? (outcome ? 'yes' : 'soft') : 'bad'}">${agrees ? (outcome ? 'yes' : 'no') : 'unexplained'}</span>
<span class="soft">(${source})</span></dt>
<dd>${because}${change === undefined ? '' : html`<br><span class="soft">To change it: ${change}</span>`}</dd>`,
  )}</dl>`;
}

function exploration({
  action,
  schedules,
  complete,
  outcomes,
}: NonNullable<ExperimentResult['explorations']>[number]): Html {
  return html`<h2>actions[${action}]: ${outcomes.length} different ends</h2>
<p class="soft">${schedules} interleavings were run${complete ? ', all there are' : ', of more'}.</p>
${outcomes.map(
  ({ count, schedule, store: rows }) => html`
<h3>${count} of them, such as</h3><pre>${schedule.join('\n')}</pre><pre>${JSON.stringify(rows, null, 2)}</pre>`,
)}`;
}

function jars(browsers: ExperimentResult['browsers']): Html {
  return html`<h2>Cookies at the end</h2>${Object.entries(browsers).map(
    ([browser, cookies]) => html`<h3>${browser}</h3>
<pre>${cookies.map(cookieLine).join('\n') || 'no cookie'}</pre>`,
  )}`;
}

function store({ store: rows, ttl }: ExperimentResult): Html {
  const all = Object.entries(rows);
  if (all.length === 0) return html`<h2>Store at the end</h2><p class="soft">empty</p>`;
  return html`<h2>Store at the end</h2>${all.map(([sid, row]) => {
    const left = ttl?.[sid];
    return html`<h3>${sid}${typeof left === 'number' ? `, for ${duration(left)} more` : ''}</h3>
<pre>${JSON.stringify(row, null, 2)}</pre>`;
  })}`;
}
