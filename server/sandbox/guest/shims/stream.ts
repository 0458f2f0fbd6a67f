import readable from 'readable-stream';

/** Node's `require('stream')` is the legacy Stream constructor with the rest on it; readable-stream's is Readable. */
const stream = readable.Stream;
Object.assign(stream, {
  Readable: readable.Readable,
  Writable: readable.Writable,
  Duplex: readable.Duplex,
  Transform: readable.Transform,
  PassThrough: readable.PassThrough,
  finished: readable.finished,
  pipeline: readable.pipeline,
  promises: readable.promises,
  Stream: stream,
});
export = stream;
