import type { RequestInput } from '../../../../protocol/action.js';
import type { HeaderList } from '../../../../trace/event.js';
import { onWire } from '../exchange.js';
import type { Recorder } from '../recorder.js';
import type { Traffic } from '../traffic.js';
import type { Browsers } from './browsers.js';
import { isCors, needsPreflight, preflightOf, whyBlocked, whyPreflightFails } from './cors.js';
import {
  initiatorOf,
  isTyped,
  originHeader,
  originOf,
  type PageRequest,
  pageRequest,
  whyMixedContent,
} from './page-request.js';
import { mostRedirects, redirected, redirectTarget } from './redirect.js';

/** What browsers do for one request of an experiment: preflight, cookies, CORS and redirects (Fetch standard). */
export class Fetcher {
  readonly #browsers: Browsers;
  readonly #traffic: Traffic;
  readonly #recorder: Recorder;

  constructor(browsers: Browsers, traffic: Traffic, recorder: Recorder) {
    this.#browsers = browsers;
    this.#traffic = traffic;
    this.#recorder = recorder;
  }

  /** Starts a request; the schedule does the rest. */
  fetch(input: RequestInput) {
    this.#start(pageRequest(input), input.follow ? mostRedirects : null);
  }

  /** @param redirects how many more are followed; null when none are */
  #start(request: PageRequest, redirects: number | null) {
    const { browser } = request;
    const mixed = whyMixedContent(request);
    if (mixed !== null) return this.#traffic.noResponse(this.#traffic.nextId(browser), mixed);
    if (needsPreflight(request)) return this.#preflight(request, redirects);
    this.#send(request, this.#traffic.nextId(browser), redirects);
  }

  #preflight(request: PageRequest, redirects: number | null) {
    const id = this.#traffic.nextId(request.browser);
    const asked = this.#traffic.nextId(request.browser);
    const preflight = preflightOf(request);
    const fails = (reason: string) =>
      this.#traffic.noResponse(asked, `The browser did not send it, for its preflight failed: ${reason}`);
    this.#traffic.send({
      id,
      address: this.#browsers.address(request.browser),
      wire: onWire(preflight, null, originOf(preflight)),
      initiator: { ...initiatorOf(preflight), preflightOf: asked },
      onHead: ({ status, headers }) => {
        const reason = whyPreflightFails(request, status, headers);
        this.#tellCors(reason, `The preflight allows ${request.method} to pages of ${originOf(request)}.`, id);
        if (reason === null) this.#send(request, asked, redirects);
        else fails(reason);
      },
      onFail: () => fails('It got no response.'),
    });
  }

  #send(request: PageRequest, id: string, redirects: number | null) {
    const byHand = Object.keys(request.headers).some((name) => name.toLowerCase() === 'cookie');
    const { header, withheld } = byHand ? noCookies : this.#browsers.cookiesFor(request);
    this.#traffic.send({
      id,
      address: this.#browsers.address(request.browser),
      wire: onWire(request, header, originHeader(request)),
      ...(!isTyped(request) && { initiator: initiatorOf(request) }),
      onHead: ({ status, headers }) => this.#takeHead(request, id, redirects, status, headers),
      onFail: () => {},
    });
    this.#browsers.tell(withheld, request.browser, id);
  }

  /** Cookies are taken whatever the script may see; a redirect is followed at once, whatever is still to come of the body. */
  #takeHead(request: PageRequest, id: string, redirects: number | null, status: number, headers: HeaderList) {
    for (const [name, value] of headers) {
      if (name.toLowerCase() === 'set-cookie') this.#browsers.receive(value, request, id);
    }
    if (isCors(request)) {
      const blocked = whyBlocked(request, headers);
      this.#tellCors(blocked, `The response allows pages of ${originOf(request)} to see it.`, id);
      if (blocked !== null) return;
    }
    const target = redirectTarget(status, headers, request.url);
    if (target === null || redirects === null) return;
    if (redirects > 0) return this.#start(redirected(request, id, status, target), redirects - 1);
    const message = `More than ${mostRedirects} redirects: the browser gave up, as browsers do. Does a page redirect to itself?`;
    this.#recorder.record({ type: 'limit', limit: 'redirects', message }, id);
  }

  #tellCors(blocked: string | null, allowed: string, id: string) {
    const outcome = blocked === null ? 'allowed' : 'blocked';
    this.#recorder.record({ type: 'browser.cors', outcome, reason: blocked ?? allowed }, id);
  }
}

/** A Cookie header by hand takes the place of the jar. */
const noCookies = { header: null, withheld: [] };
