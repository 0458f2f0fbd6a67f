import type { Experiment } from '../../../protocol/experiment.js';
import type { ExperimentResponse } from '../../../protocol/result.js';
import type { EventOf, HeaderList } from '../../../trace/event.js';
import { received } from '../../../trace/received.js';
import { limits } from '../limits.js';
import type { App } from './app.js';
import { type GuestHead, type GuestResponse, headerObject, toGuest, type Wire } from './exchange.js';
import { throughProxies } from './proxies.js';
import type { Recorder } from './recorder.js';
import type { VirtualTime } from './virtual-time.js';

/** One request that leaves a browser, and what the browser does when its response comes. */
export type Outgoing = {
  id: string;
  wire: Wire;
  /** The client's IP address. */
  address: string;
  initiator?: EventOf<'request'>['initiator'];
  /** The head of the response is here; called at most once. */
  onHead(head: { status: number; headers: HeaderList }): void;
  /** No response came, and none will. */
  onFail(): void;
  /** The whole response is here, its body in base64; or it will never be whole. */
  onEnd?(end: (GuestHead & { body: string }) | { error: string; timedOut: boolean }): void;
};

/** `arrives`: when the whole response will be at the browser, once it is on its way. */
type InFlight = Outgoing & { delivered: boolean; headSeen: boolean; arrives: number | null };

/** The network between the browsers and the app: requests on their way there, responses on their way back. */
export class Traffic {
  readonly #app: App;
  readonly #time: VirtualTime;
  readonly #recorder: Recorder;
  readonly #latency: { toServer: number; toBrowser: number };
  readonly #proxy: Experiment['network']['proxy'];
  readonly #inFlight = new Map<string, InFlight>();
  readonly #browserOf = new Map<string, string>();
  #responses: ExperimentResponse[] = [];

  constructor(network: Experiment['network'], app: App, time: VirtualTime, recorder: Recorder) {
    const { latency, proxy } = network;
    this.#proxy = proxy;
    this.#latency = typeof latency === 'number' ? { toServer: latency, toBrowser: latency } : latency;
    this.#app = app;
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

  /** The id of the next request of this browser. */
  nextId(browser: string): string {
    const id = `r${this.#browserOf.size + 1}`;
    this.#browserOf.set(id, browser);
    return id;
  }

  /** A request leaves its browser; it reaches the app when the schedule gets there. */
  send(outgoing: Outgoing) {
    const { id, wire, address, initiator } = outgoing;
    this.#inFlight.set(id, { ...outgoing, delivered: false, headSeen: false, arrives: null });
    const body = wire.body.toString('utf8');
    const sent = { type: 'request', ...wire, body, address, ...(initiator && { initiator }) } as const;
    this.#recorder.record(sent, id);
    const deliver = () => {
      const waiting = this.#inFlight.get(id);
      if (waiting) waiting.delivered = true;
      const proxies = throughProxies(sent, this.#proxy);
      for (const passed of proxies) this.#recorder.record({ type: 'proxy', ...passed }, id);
      if (!this.#app.running) return this.#fail(id, this.#app.refusal);
      this.#app.run('request', toGuest(id, wire, received(sent, proxies)));
    };
    const about = { requestId: id, step: 'reaches the app' };
    this.#time.schedule.add(this.#time.now + this.#latency.toServer, deliver, about);
  }

  /** The app answered: the response reaches the browser when the schedule gets there. */
  respond(response: GuestResponse) {
    if ('error' in response) return this.#fail(response.id, response.error);
    if (isTooLong(response.headers)) return this.#fail(response.id, tooLong);
    const arrives = this.#time.now + this.#latency.toBrowser;
    const request = this.#inFlight.get(response.id);
    if (request) request.arrives = arrives;
    this.#time.schedule.add(arrives, () => this.#arrive(response));
  }

  /** The head of a response left the app, its end did not: the browser may have it earlier. */
  respondHead(head: GuestHead) {
    if (isTooLong(head.headers)) return;
    const arrives = this.#time.now + this.#latency.toBrowser;
    this.#time.schedule.add(arrives, () => this.#headArrives(head));
  }

  /** There is no response to this request; `error` says why. */
  noResponse(id: string, error: string) {
    this.#recorder.record({ type: 'response', status: 0, statusText: '', headers: [], body: '', error }, id);
    this.#responses.push({ requestId: id, status: 0, headers: {}, body: '', error });
  }

  /** Whoever still waits for a response waits no longer. */
  giveUp() {
    const idle = this.#time.schedule.next() === undefined;
    for (const { id } of [...this.#inFlight.values()]) {
      const message = idle
        ? this.#whyIdle(id)
        : `No response after ${limits.responseMs / 1000} s: the browser gave up.`;
      this.#recorder.record({ type: 'limit', limit: 'response', message }, id);
      this.#fail(id, message, true);
    }
  }

  #whyIdle(requestId: string) {
    const op = this.#recorder.unansweredBy(requestId);
    return op === null
      ? 'The handler never answered: nothing is left to run that could. Does every path end with res.send, res.end, or next()?'
      : `The store never answered ${op}, and without that there is no response.`;
  }

  keep(): () => void {
    const inFlight = [...this.#inFlight].map(([id, request]) => [id, { ...request }] as const);
    const browserOf = [...this.#browserOf];
    const responses = [...this.#responses];
    return () => {
      this.reset();
      for (const [id, request] of inFlight) this.#inFlight.set(id, { ...request });
      for (const [id, browser] of browserOf) this.#browserOf.set(id, browser);
      this.#responses = [...responses];
    };
  }

  reset() {
    this.#inFlight.clear();
    this.#browserOf.clear();
    this.#responses = [];
  }

  #headArrives({ id, status, statusText, headers }: GuestHead) {
    const request = this.#inFlight.get(id);
    // head and end that arrive at the same time are one thing to the browser
    if (!request || request.arrives === this.#time.now) return;
    request.headSeen = true;
    this.#recorder.record({ type: 'response.head', status, statusText, headers }, id);
    request.onHead({ status, headers });
  }

  #arrive(response: Exclude<GuestResponse, { error: string }>) {
    const request = this.#inFlight.get(response.id);
    if (!request) return;
    this.#inFlight.delete(request.id);
    const { status, statusText, headers } = response;
    const body = Buffer.from(response.body, 'base64').toString('utf8');
    this.#recorder.record({ type: 'response', status, statusText, headers, body }, request.id);
    this.#responses.push({ requestId: request.id, status, headers: headerObject(headers), body });
    if (!request.headSeen) request.onHead({ status, headers });
    request.onEnd?.(response);
  }

  #fail(id: string, error: string, timedOut = false) {
    const request = this.#inFlight.get(id);
    if (!request) return;
    this.#inFlight.delete(id);
    this.noResponse(id, error);
    if (!request.headSeen) request.onFail();
    request.onEnd?.({ error, timedOut });
  }

  /** The process of the app has ended: whoever it had not answered yet gets no answer; what was sent is on its way. */
  #closeConnections() {
    for (const { id, delivered, arrives } of [...this.#inFlight.values()]) {
      if (delivered && arrives === null)
        this.#fail(id, 'The connection was closed: the process of the app ended before it answered.');
    }
  }
}

const tooLong = `The response has more than ${limits.responseHeaderCharacters / 1024} KB of headers: browsers take no more.`;

const isTooLong = (headers: HeaderList) =>
  headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0) > limits.responseHeaderCharacters;
