/** What just-bash takes from node:zlib for its gzip commands: a browser has no such module (see vite.config.ts). */
function notHere(): never {
  throw new Error('gzip is not in this terminal.');
}

export const gzipSync = notHere;
export const gunzipSync = notHere;
export const constants = {};
