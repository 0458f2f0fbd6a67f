import readable from 'readable-stream';

/** Node's `require('stream')` is the legacy Stream constructor with the rest on it; readable-stream's is Readable. */
export = readable.Stream;
