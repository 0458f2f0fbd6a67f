import type { RequestInput } from '../../../protocol/action.js';
import type { Experiment, ExperimentResponse } from '../../../protocol/experiment.js';
import { limits } from '../limits.js';
import type { App } from './app.js';
import type { Browsers } from './browsers.js';
import { type GuestResponse, headerObject, onWire } from './exchange.js';
import type { Recorder } from './recorder.js';
import type { VirtualTime } from './virtual-time.js';

type InFlight = { id: string; browser: string; url: string; delivered: boolean };

/** The network between the browsers and the app: requests on their way there, responses on their way back. */
export class Traffic {
  readonly #app: App;
  readonly #browsers: Browsers;
  readonly #time: VirtualTime;
  readonly #recorder: Recorder;
  readonly #latency: { toServer: number; toBrowser: number };
  readonly #inFlight = new Map<string, InFlight>();
  readonly #browserOf = new Map<string, string>();
  #responses: ExperimentResponse[] = [];

  constructor(network: Experiment['network'], app: App, browsers: Browsers, time: VirtualTime, recorder: Recorder) {
    const { latency } = network;
    this.#latency = typeof latency === 'number' ? { toServer: latency, toBrowser: latency } : latency;
    this.#app = app;
    this.#browsers = browsers;
    this.#time = time;
    this.#recorder = recorder;
    app.onEnd = () => this.#closeConnections();
  }

  /** Nobody waits for a response. */
  get quiet() {
    return this.#inFlight.size === 0;
  }

  get responses(): readonly ExperimentResponse[] {
    return this.#responses;
  }

  browserOf(requestId: string): string | null {
    return this.#browserOf.get(requestId) ?? null;
  }

  /** A browser sends a request; it reaches the app when the schedule gets there. */
  send(request: RequestInput) {
    const id = `r${this.#browserOf.size + 1}`;
    const { browser } = request;
    this.#browserOf.set(id, browser);
    const wire = onWire(request, this.#browsers.cookieHeader(browser, request.url));
    this.#inFlight.set(id, { id, browser, url: request.url, delivered: false });
    const { method, url, headers, body } = wire;
    this.#recorder.record({ type: 'request', method, url, headers, body }, id);
    this.#time.schedule.add(this.#time.now + this.#latency.toServer, () => {
      const waiting = this.#inFlight.get(id);
      if (waiting) waiting.delivered = true;
      if (!this.#app.running) return this.#fail(id, this.#app.refusal);
      const message = {
        id,
        method,
        url: wire.path,
        headers,
        body: Buffer.from(body).toString('base64'),
        secure: wire.secure,
      };
      this.#app.run('request', JSON.stringify(message));
    });
  }

  /** The app answered: the response reaches the browser when the schedule gets there. */
  respond(response: GuestResponse) {
    if ('error' in response) return this.#fail(response.id, response.error);
    this.#time.schedule.add(this.#time.now + this.#latency.toBrowser, () => this.#arrive(response));
  }

  /** Whoever still waits for a response waits no longer. */
  giveUp() {
    const idle = this.#time.schedule.next() === undefined;
    const message = idle
      ? 'The handler never answered: nothing is left to run that could. Does every path end with res.send, res.end, or next()?'
      : `No response after ${limits.responseMs / 1000} s: the browser gave up.`;
    for (const { id } of [...this.#inFlight.values()]) {
      this.#recorder.record({ type: 'limit', limit: 'response', message }, id);
      this.#fail(id, message);
    }
  }

  reset() {
    this.#inFlight.clear();
    this.#browserOf.clear();
    this.#responses = [];
  }

  #arrive(response: Exclude<GuestResponse, { error: string }>) {
    const request = this.#inFlight.get(response.id);
    if (!request) return;
    this.#inFlight.delete(request.id);
    const { status, statusText, headers } = response;
    const body = Buffer.from(response.body, 'base64').toString('utf8');
    this.#recorder.record({ type: 'response', status, statusText, headers, body }, request.id);
    this.#responses.push({ requestId: request.id, status, headers: headerObject(headers), body });
    for (const [name, value] of headers) {
      if (name.toLowerCase() !== 'set-cookie') continue;
      this.#browsers.setCookie(request.browser, value, request.url, request.id);
    }
  }

  #fail(id: string, error: string) {
    if (!this.#inFlight.delete(id)) return;
    this.#recorder.record({ type: 'response', status: 0, statusText: '', headers: [], body: '', error }, id);
    this.#responses.push({ requestId: id, status: 0, headers: {}, body: '', error });
  }

  /** The process of the app has ended: whoever it had not answered yet gets no answer. */
  #closeConnections() {
    for (const { id, delivered } of [...this.#inFlight.values()]) {
      if (delivered) this.#fail(id, 'The connection was closed: the process of the app ended before it answered.');
    }
  }
}
