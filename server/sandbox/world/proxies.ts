import type { Experiment } from '../../../protocol/experiment.js';
import type { EventOf, HeaderList } from '../../../trace/event.js';

type Proxy = Exclude<Experiment['network']['proxy'], boolean>;
type Sent = Pick<EventOf<'request'>, 'url' | 'headers'> & { address: string };
type Passed = Pick<EventOf<'proxy'>, 'hop' | 'address' | 'added'>;

const usual: Proxy = { hops: 1, forwardedProto: true };

/** The last one runs beside the app, those before it in a private network: Express has a name for each of the two. */
const addressOf = (hop: number, hops: number) => (hop === hops ? '127.0.0.1' : `10.0.0.${hop + 1}`);

/**
 * The way of a request through the proxies, hop by hop. Each appends whom it got the request from to X-Forwarded-For, as
 * nginx's $proxy_add_x_forwarded_for does; host and scheme are known to the first alone, and the others leave them.
 */
export function throughProxies(sent: Sent, proxy: Experiment['network']['proxy']): Passed[] {
  if (proxy === false) return [];
  const { hops, forwardedProto } = proxy === true ? usual : proxy;
  const headerOf = (name: string) =>
    sent.headers.flatMap(([other, value]) => (other.toLowerCase() === name ? [value] : [])).join(', ');
  const passed: Passed[] = [];
  let forwardedFor = headerOf('x-forwarded-for');
  let from = sent.address;
  for (let hop = 1; hop <= hops; hop++) {
    forwardedFor = forwardedFor === '' ? from : `${forwardedFor}, ${from}`;
    const added: HeaderList = [['X-Forwarded-For', forwardedFor]];
    if (hop === 1) {
      added.push(['X-Forwarded-Host', headerOf('host')]);
      if (forwardedProto) added.push(['X-Forwarded-Proto', sent.url.startsWith('https:') ? 'https' : 'http']);
    }
    from = addressOf(hop, hops);
    passed.push({ hop, address: from, added });
  }
  return passed;
}
