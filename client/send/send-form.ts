import { create } from 'zustand';
import { act } from '../live/sandbox.js';
import { followLive } from '../timeline/playhead.js';

/** Names a person can send from; a private window starts with an empty jar of its own. */
export const browsers = ['alice', 'bob', 'mallory', 'private window'] as const;
export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

export type SendForm = {
  browser: string;
  method: string;
  scheme: 'http' | 'https';
  path: string;
  /** The browser that the stage shows: the one that sends, or the one that sent last. */
  looking: string;
};

export const useSend = create<SendForm>(() => ({
  browser: 'alice',
  method: 'GET',
  scheme: 'http',
  path: '/',
  looking: 'alice',
}));

export function lookAt(browser: string) {
  useSend.setState({ looking: browser });
}

/** Sends from this browser from now on, where a person can; looks at it in any case. */
export function chooseBrowser(browser: string) {
  useSend.setState(
    (browsers as readonly string[]).includes(browser) ? { browser, looking: browser } : { looking: browser },
  );
}

/** Sends the request of the form. What was still playing is over: the new request is what one wants to see. */
export function send() {
  const { browser, method, scheme, path } = useSend.getState();
  followLive();
  return act({
    type: 'request',
    browser,
    method,
    url: `${scheme}://shop.test${path.startsWith('/') ? path : `/${path}`}`,
  });
}
