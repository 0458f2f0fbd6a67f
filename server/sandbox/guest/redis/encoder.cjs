Object.defineProperty(exports, '__esModule', { value: true });
const { default: encodeCommand } = require('@redis/client/dist/lib/RESP/encoder');
const { written } = require('./trace.ts');

/** node-redis's own encoder, which it calls at the moment it puts a command on the wire: that moment is told. */
exports.default = (args) => {
  const encoded = encodeCommand(args);
  written(args);
  return encoded;
};
