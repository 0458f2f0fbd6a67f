const { default: RedisClient } = require('@redis/client/dist/lib/client');
const { default: RedisCommandsQueue } = require('@redis/client/dist/lib/client/commands-queue');
const { RedisClientPool } = require('@redis/client/dist/lib/client/pool');
const { RESP_TYPES } = require('@redis/client/dist/lib/RESP/decoder');
const { defineScript } = require('@redis/client/dist/lib/lua-script');
const errors = require('@redis/client/dist/lib/errors');
const { adviseOnOptions, adviseToConnect, notHere } = require('./advice.ts');
const { addCommands } = require('./other-commands.ts');
const otherCommandNames = require('./other-command-names');
const { traceQueue } = require('./trace.ts');

traceQueue(RedisCommandsQueue);
addCommands(RedisClient.prototype, otherCommandNames);

const { sendCommand } = RedisClient.prototype;
RedisClient.prototype.sendCommand = function (...args) {
  adviseToConnect(this._self);
  return sendCommand.apply(this, args);
};

/** What `require('redis')` gives: node-redis's own client, over a wire to the world's Redis. */
module.exports = {
  createClient(options) {
    adviseOnOptions(options);
    return RedisClient.create(options);
  },
  createClientPool: RedisClientPool.create,
  createCluster: notHere('createCluster'),
  createSentinel: notHere('createSentinel'),
  RedisClient,
  RedisClientPool,
  RESP_TYPES,
  defineScript,
  ...errors,
};
