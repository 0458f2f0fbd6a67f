/** Node's `require('stream')` is the legacy Stream constructor with the rest on it; readable-stream's is Readable. */
module.exports = require('readable-stream').Stream;
