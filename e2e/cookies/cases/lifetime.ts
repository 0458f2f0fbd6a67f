import { named, script, send, set, shop } from './case.js';

const inOneHour = () => new Date(Date.now() + 3_600_000);
const dates: Record<string, (date: Date) => string> = {
  'as HTTP has it': (date) => date.toUTCString(),
  'with dashes': (date) => date.toUTCString().replace(/(\d\d) (\w{3}) (\d{4})/, '$1-$2-$3'),
  'with a year of two digits': (date) => date.toUTCString().replace(/\d\d(\d\d) /, '$1 '),
  'as asctime writes it': (date) =>
    date.toUTCString().replace(/(\w{3}), (\d\d) (\w{3}) (\d{4}) (\S+) GMT/, '$1 $3 $2 $5 $4'),
  'in another order': (date) => date.toUTCString().replace(/(\w{3}), (\d\d) (\w{3}) (\d{4}) (\S+) GMT/, '$5 $4 $3 $2'),
  'as ISO 8601': (date) => date.toISOString(),
  'with a time zone': (date) => date.toUTCString().replace('GMT', '+0200'),
  'without seconds': (date) => date.toUTCString().replace(/:\d\d GMT/, ' GMT'),
};
const ages = [
  '60',
  '0',
  '-1',
  '+60',
  '60.5',
  '60s',
  '',
  '-',
  '"60"',
  '99999999999999999999',
  '0060',
  '60; Max-Age=0',
  '0; Max-Age=60',
];
export const expiryCases = [
  ...ages.map((age) => ({
    name: `expiry: Max-Age=${age}`,
    actions: [set(shop, `a=1; Max-Age=${age}`), send(shop)],
  })),
  ...Object.entries(dates).map(([name, format]) => ({
    name: `expiry: Expires ${name}`,
    actions: [set(shop, `a=1; Expires=${format(inOneHour())}`), send(shop)],
  })),
  ...named('expiry', {
    'Max-Age over Expires': [set(shop, 'a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT'), send(shop)],
    'Expires before Max-Age': [set(shop, `a=1; Expires=${inOneHour().toUTCString()}; Max-Age=0`), send(shop)],
    'Expires in the past': [set(shop, 'a=1'), set(shop, 'a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'), send(shop)],
    'Expires past 400 days': [set(shop, 'a=1; Expires=Fri, 31 Dec 9999 23:59:59 GMT')],
    'Expires in 1600': [set(shop, 'a=1; Expires=Sat, 01 Jan 1600 00:00:00 GMT')],
    'Expires on a day that is none': [set(shop, 'a=1; Expires=Sat, 31 Feb 2099 00:00:00 GMT')],
    'Expires that is no date': [set(shop, 'a=1; Expires=tomorrow')],
    'an empty Expires': [set(shop, 'a=1; Expires=')],
  }),
];

export const replacingCases = named('replacing', {
  'keeps its place in the header': [set(shop, ['a=1', 'b=2']), set(shop, 'a=3'), send(shop)],
  'with the same value keeps its place in the header': [set(shop, ['a=1', 'b=2']), set(shop, 'a=1'), send(shop)],
  'loses its expiry': [set(shop, 'a=1; Max-Age=60'), set(shop, 'a=2')],
  'loses HttpOnly': [set(shop, 'a=1; HttpOnly'), set(shop, 'a=2'), script(shop)],
  'is another cookie at another path': [set(shop, 'a=1'), set(shop, 'a=; Max-Age=0; Path=/x'), send(`${shop}/x`)],
  'is another cookie with Domain': [set(shop, 'a=1'), set(shop, 'a=; Max-Age=0; Domain=shop.test'), send(shop)],
  'deleted and set anew goes to the end': [set(shop, ['a=1', 'b=2']), set(shop, ['a=; Max-Age=0', 'a=3']), send(shop)],
  'names differ in case': [set(shop, ['a=1', 'A=2']), send(shop)],
  'twice in one response': [set(shop, ['a=1', 'a=2']), send(shop)],
});
