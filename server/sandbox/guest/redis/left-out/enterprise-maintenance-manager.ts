/** How node-redis follows Redis Enterprise through its maintenance: the Redis here has none, so it is told to not ask. */
export default {
  setupDefaultMaintOptions(options: { maintNotifications?: string }) {
    options.maintNotifications = 'disabled';
  },
  getHandshakeCommand: () => Promise.resolve(undefined),
};
export const SMIGRATED_EVENT = '__SMIGRATED';
export const dbgMaintenance = () => {};
