import type { RequestInput } from '../../../../protocol/action.js';
import { onWire } from '../exchange.js';
import type { Traffic } from '../traffic.js';
import type { Browsers } from './browsers.js';

/** What a browser does for one request: its cookies go with it, and those of the response are taken as its head arrives. */
export function fetch(request: RequestInput, browsers: Browsers, traffic: Traffic) {
  const { browser, url } = request;
  const id = traffic.nextId(browser);
  traffic.send({
    id,
    address: browsers.address(browser),
    wire: onWire(request, browsers.cookieHeader(browser, url)),
    onHead: ({ headers }) => {
      for (const [name, value] of headers) {
        if (name.toLowerCase() === 'set-cookie') browsers.setCookie(browser, value, url, id);
      }
    },
    onFail: () => {},
  });
}
