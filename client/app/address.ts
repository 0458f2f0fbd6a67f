import { useSyncExternalStore } from 'react';

/** Going somewhere else: by the browser's own ways, and by a link, of which wouter tells by an event of this name. */
const moves = ['popstate', 'hashchange', 'pushState'];

let fragment = location.hash;
let followed = 0;
let byLink = false;
for (const move of moves) {
  addEventListener(move, () => {
    fragment = location.hash;
    byLink = move === 'pushState';
    if (byLink) followed += 1;
  });
}

function subscribe(changed: () => void) {
  for (const move of moves) addEventListener(move, changed);
  return () => {
    for (const move of moves) removeEventListener(move, changed);
  };
}

/** The fragment that one went to, with its `#`, or empty: what a page writes over it to be kept is none to go to. */
export const useFragment = () => useSyncExternalStore(subscribe, () => fragment);

/** How many links were followed in this page since it was loaded: 0 after a reload. */
export const useLinksFollowed = () => useSyncExternalStore(subscribe, () => followed);

/** Whether one came here by a link, and not by going back, by the address or by a reload. */
export const cameByLink = () => byLink;
