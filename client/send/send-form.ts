import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { act, tell, useSandbox } from '../live/sandbox.js';
import type { SandboxState } from '../live/sandbox-state.js';
import type { ActionInput } from '../live/wire.js';
import { followLive } from '../timeline/playhead.js';
import { headersOf } from './header-lines.js';

/** They are there in every world. */
export const ordinaryBrowsers = ['alice', 'bob', 'mallory'] as const;

/** Names a person can send from: those, and what others the world was made with. */
const browsersOf = ({ setup }: SandboxState): string[] => [
  ...new Set([...ordinaryBrowsers, ...Object.keys(setup?.browsers ?? {})]),
];

export const useBrowsers = (): string[] => useSandbox(useShallow(browsersOf));

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

type RequestAction = Extract<ActionInput, { type: 'request' }>;

export type SendForm = {
  browser: string;
  method: string;
  scheme: 'http' | 'https';
  path: string;
  /** The page that makes the request; empty: a typed address, or a page of the app itself. */
  from: string;
  kind: NonNullable<RequestAction['kind']>;
  credentials: NonNullable<RequestAction['credentials']>;
  follow: boolean;
  /** One `Name: value` a line. */
  headers: string;
  body: string;
  /** So many of the request are sent at the same moment. */
  atOnce: number;
  /** Of several at once: the orders of their steps are tried. */
  explore: boolean;
  /** The browser that the stage shows: the one that sends, or the one that sent last. */
  looking: string;
};

const blank: SendForm = {
  browser: 'alice',
  method: 'GET',
  scheme: 'http',
  path: '/',
  from: '',
  kind: 'navigate',
  credentials: 'same-origin',
  follow: false,
  headers: '',
  body: '',
  atOnce: 1,
  explore: false,
  looking: 'alice',
};

/** All there are of three requests that are alike, and what a person waits for; of more requests there are too many. */
const orders = 300;

export const useSend = create<SendForm>(() => blank);

/** Whether the request is to say something that few do (see MoreFields). */
export const saysMore = (form: SendForm): boolean =>
  (['from', 'kind', 'follow', 'headers', 'body', 'atOnce'] as const).some((field) => form[field] !== blank[field]);

// what was typed was for the app of before
useSandbox.subscribe(({ id }, before) => {
  if (id === null && before.id !== null) useSend.setState(blank);
});

// a world without the browser that was chosen is sent from by another
useSandbox.subscribe((state) => {
  if (browsersOf(state).includes(useSend.getState().browser)) return;
  useSend.setState({ browser: blank.browser, looking: blank.browser });
});

export function lookAt(browser: string) {
  useSend.setState({ looking: browser });
}

/** Sends from this browser from now on, where a person can; looks at it in any case. */
export function chooseBrowser(browser: string) {
  useSend.setState(
    browsersOf(useSandbox.getState()).includes(browser) ? { browser, looking: browser } : { looking: browser },
  );
}

/** Sends the request of the form. What was still playing is over: the new request is what one wants to see. */
export async function send() {
  const form = useSend.getState();
  const read = headersOf(form.headers);
  if ('problem' in read) return tell(read.problem);
  const { browser, method, scheme, path, kind, credentials, follow, body, atOnce, explore } = form;
  const from = form.from.trim();
  const request = {
    browser,
    method,
    url: `${scheme}://shop.test${path.startsWith('/') ? path : `/${path}`}`,
    ...(from !== '' && { from }),
    ...(kind !== 'navigate' && { kind }),
    ...(kind === 'fetch' && { credentials }),
    ...(follow && { follow }),
    ...(Object.keys(read.headers).length > 0 && { headers: read.headers }),
    ...(body !== '' && { body }),
  };
  followLive();
  await act(
    atOnce === 1
      ? { type: 'request', ...request }
      : {
          type: 'parallel',
          requests: Array.from({ length: atOnce }, () => request),
          ...(explore && { explore: orders }),
        },
  );
}
