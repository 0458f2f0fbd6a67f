import './time-zone.js';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { type Config, ConfigError, describeConfig, readConfig } from './config.js';
import { createFrontServer } from './gateway/front-server.js';
import { Gateway } from './gateway/gateway.js';
import { createApp } from './http/app.js';
import { pageModules } from './http/page-modules.js';
import { servePages } from './http/serve-pages.js';
import { attachLive } from './live/attach-live.js';
import { SandboxPool } from './sandbox/pool/pool.js';
import { openLinks } from './storage/libsql-links.js';

/** The built page, lessons and gallery lie beside the server's bundle. */
const built = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));

function serve(config: Config) {
  const links = openStorage(config.DATA_DIR);
  const log = pino({ level: config.LOG_LEVEL }, pino.destination(2));
  const pool = new SandboxPool({
    workers: config.WORKERS,
    maxSandboxes: config.MAX_SANDBOXES,
    maxSandboxesPerVisitor: config.MAX_SANDBOXES_PER_VISITOR,
    maxLive: config.MAX_LIVE_SANDBOXES,
    idleEvictMs: config.IDLE_SECONDS * 1000,
    forgetMs: config.FORGET_SECONDS * 1000,
    redisUrl: config.REDIS_URL,
    log,
  });
  const proxies = config.TRUSTED_PROXIES;
  const domain = config.SANDBOX_DOMAIN;
  // does not listen itself: it gets what is not for a sandbox
  const folders = {
    client: built('client'),
    lessons: built('lessons'),
    gallery: built('gallery'),
    reference: built('reference'),
  };
  const modulesOf = pageModules(folders.client);
  const pages = servePages(folders.client, built('pages'), { links, proxies, modulesOf });
  const embedOrigins = config.EMBED_ORIGINS;
  const page = createServer(createApp(folders, { links, proxies, embedOrigins, pages, log }));
  const live = attachLive(page, pool, { proxies, domain, log });
  const connectionsPerAddress = config.MAX_CONNECTIONS_PER_ADDRESS;
  const server = createFrontServer(page, new Gateway(pool, { proxies, log }), {
    domain,
    proxies,
    connectionsPerAddress,
  });

  let closing = false;
  const close = async (code: number) => {
    if (closing) return;
    closing = true;
    await live.close();
    server.close();
    server.closeAllConnections();
    await pool.close();
    await links.close();
    process.exit(code);
  };
  process.once('SIGINT', () => void close(0));
  process.once('SIGTERM', () => void close(0));

  server.once('error', (error: NodeJS.ErrnoException) => {
    console.error(cannotServe(error, config));
    void close(1);
  });
  server.listen(config.PORT, config.HOST, () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : config.PORT;
    const host = config.HOST === '127.0.0.1' || config.HOST === '0.0.0.0' ? 'localhost' : config.HOST;
    console.log(`Session Playground is ready: http://${host}:${port}/`);
  });
}

/** @throws ConfigError when nothing can be kept there */
function openStorage(folder: string) {
  try {
    return openLinks(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(
      `DATA_DIR is "${folder}", in which nothing can be kept (${reason}). Set it to another folder.`,
    );
  }
}

function cannotServe({ code, message }: NodeJS.ErrnoException, { PORT, HOST }: Config) {
  if (code === 'EADDRINUSE')
    return `Port ${PORT} is taken by another program. Stop that one, or choose another port: PORT=${PORT + 1} npm start`;
  if (code === 'EACCES')
    return `Port ${PORT} needs more rights than you have. Choose one over 1023: PORT=3000 npm start`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST is "${HOST}", which is no address of this machine.`;
  return `The server cannot start: ${message}`;
}

try {
  if (process.argv.includes('--help')) {
    console.log(`npm start serves Session Playground. Settings, from the environment:\n${describeConfig()}`);
  } else serve(readConfig(process.env));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
