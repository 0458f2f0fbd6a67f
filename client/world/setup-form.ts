import { type Experiment, experiment, type Setup } from '../../protocol/experiment.js';
import { issueSentence } from '../../protocol/issue.js';
import { readStore, type StoreKind, setStore } from '../../source/set-store.js';
import { ordinaryBrowsers } from '../send/send-form.js';
import { text } from '../text/text.js';

export type BrowserRow = { name: string; private: boolean; blocksThirdParty: boolean };
export type FileRow = { path: string; text: string };

/** A world as a person fills it in: numbers as they are typed. */
export type SetupForm = {
  toServer: string;
  toBrowser: string;
  /** Proxies before the app; 0 is none. */
  hops: number;
  forwardedProto: boolean;
  store: StoreKind;
  storeLatency: string;
  /** Empty: no bound. */
  maxmemory: string;
  /** The ordinary browsers, and then those that the world was made with beside them. */
  browsers: BrowserRow[];
  files: FileRow[];
};

/** @param source the app as it runs now: what its sessions are kept in is said by its code. */
export function setupFormOf({ network, store, browsers = {}, files = {} }: Setup, source: string): SetupForm {
  const { latency, proxy } = network;
  const each = typeof latency === 'number' ? { toServer: latency, toBrowser: latency } : latency;
  const proxies = proxy === true ? { hops: 1, forwardedProto: true } : proxy || { hops: 0, forwardedProto: true };
  const names = new Set([...ordinaryBrowsers, ...Object.keys(browsers)]);
  return {
    toServer: String(each.toServer),
    toBrowser: String(each.toBrowser),
    ...proxies,
    store: readStore(source) ?? 'own',
    storeLatency: String(store.latency),
    maxmemory: store.maxmemory === undefined ? '' : String(store.maxmemory),
    browsers: [...names].map((name) => ({
      name,
      private: browsers[name]?.private ?? false,
      blocksThirdParty: browsers[name]?.thirdPartyCookies === 'block',
    })),
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
  };
}

/**
 * The experiment that a form asks for, with the same app, seed and clock.
 * @param source the app as it runs now
 * @returns it, or in one sentence which field is wrong
 */
export function experimentOf(
  form: SetupForm,
  setup: Setup,
  source: string,
): { experiment: Experiment } | { problem: string } {
  const twice = repeated(form.browsers.map(({ name }) => name)) ?? repeated(form.files.map(({ path }) => path));
  if (twice !== null) return { problem: text.world.setUp.twice(twice) };
  const noNumber = [form.toServer, form.toBrowser, form.storeLatency, form.maxmemory].find((typed) => /\D/.test(typed));
  if (noNumber !== undefined) return { problem: text.world.setUp.noNumber(noNumber) };
  const edited = form.store === 'own' ? { source } : setStore(source, form.store);
  if ('problem' in edited) return edited;
  const { hops, forwardedProto } = form;
  const parsed = experiment.safeParse({
    ...setup,
    app: edited.source,
    actions: [],
    network: {
      latency: { toServer: Number(form.toServer), toBrowser: Number(form.toBrowser) },
      proxy: hops > 0 && { hops, forwardedProto },
    },
    store: {
      kind: form.store === 'own' ? setup.store.kind : form.store,
      latency: Number(form.storeLatency),
      ...(form.maxmemory !== '' && { maxmemory: Number(form.maxmemory) }),
    },
    browsers: Object.fromEntries(
      form.browsers.map(({ name, private: hidden, blocksThirdParty }) => [
        name,
        { private: hidden, thirdPartyCookies: blocksThirdParty ? 'block' : 'allow' },
      ]),
    ),
    files: Object.fromEntries(form.files.map(({ path, text }) => [path, text])),
  });
  return parsed.success ? { experiment: parsed.data } : { problem: issueSentence(parsed.error, 'The world') };
}

const repeated = (names: string[]): string | null => names.find((name, index) => names.indexOf(name) !== index) ?? null;
