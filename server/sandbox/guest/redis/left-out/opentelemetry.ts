/** node-redis's metrics: nobody collects any here. */
export const ClientRegistry = { instance: { register() {}, unregister() {} } };
