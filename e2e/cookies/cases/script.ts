import { http, named, script, send, set, shop, www } from './case.js';

export const scriptCases = named('document.cookie', {
  'hides HttpOnly': [set(shop, ['a=1; HttpOnly', 'b=2']), script(shop), send(shop)],
  'sets a cookie': [script(shop, 'a=1'), script(shop), send(shop)],
  'cannot set HttpOnly': [script(shop, 'a=1; HttpOnly'), script(shop), send(shop)],
  'cannot replace HttpOnly': [set(shop, 'a=1; HttpOnly'), script(shop, 'a=2'), send(shop)],
  'cannot delete HttpOnly': [set(shop, 'a=1; HttpOnly'), script(shop, 'a=; Max-Age=0'), send(shop)],
  'can set the name of an HttpOnly cookie at another path': [
    set(shop, 'a=1; HttpOnly'),
    script(shop, 'a=2; Path=/x'),
    send(`${shop}/x`),
  ],
  'can set the name of a host-only HttpOnly cookie with Domain': [
    set(shop, 'a=1; HttpOnly'),
    script(shop, 'a=2; Domain=shop.test'),
    send(shop),
  ],
  'cannot set Secure on an http page': [script(http, 'a=1; Secure'), send(shop)],
  'sees no Secure cookie on an http page': [set(shop, 'a=1; Secure'), script(http)],
  'sees Strict': [set(shop, 'a=1; SameSite=Strict'), script(shop)],
  'sees what its path has': [set(shop, ['a=1; Path=/x', 'b=2']), script(shop), script(`${shop}/x/y`)],
  'deletes a cookie': [set(shop, 'a=1'), script(shop, 'a=; Max-Age=0'), script(shop)],
  'sets for the parent domain': [script(www, 'a=1; Domain=shop.test'), script(shop)],
  'sets a cookie without a name': [script(shop, 'a'), script(shop), send(shop)],
  'sets no control character': [script(shop, 'a=\u0001b'), script(shop)],
  'sets no delete character': [script(shop, 'a=\u007fb'), script(shop)],
  'may be assigned to with a tab': [script(shop, 'a=b\tc'), script(shop)],
});
