declare module 'readable-stream' {
  import stream from 'node:stream';
  export default stream;
  export { Readable, Stream, Writable } from 'node:stream';
}
declare module 'core-js-pure/stable/url/index.js' {
  export default URL;
}
declare module 'core-js-pure/stable/url-search-params/index.js' {
  export default URLSearchParams;
}
declare module 'core-js-pure/stable/structured-clone.js' {
  export default structuredClone;
}
declare module 'cookie-parser' {
  const cookieParser: (secret?: string | string[]) => unknown;
  export default cookieParser;
}
declare module '*?lazy' {
  const chunk: string;
  export default chunk;
}
/** What `require` of a computed name does in the packages of the bundle; bundle.mjs declares it around them. */
declare let requireByName: (name: string) => unknown;
