import { EventEmitter } from 'events';
import { context } from '../context.js';
import { host } from '../host.js';

type Tick = { run: () => void };
const ticks: Tick[] = [];

class Process extends EventEmitter {
  readonly env: Record<string, string> = {};
  readonly argv = ['node', '/app/app.js'];
  readonly version = 'v20.20.2';
  readonly versions = { node: '20.20.2' };
  readonly platform = 'linux';
  readonly arch = 'wasm32';
  readonly pid = 1;
  readonly title = 'node';
  readonly browser = false;
  exitCode: number | undefined;
  readonly stdout = { isTTY: false, write: (text: string) => write('log', text) };
  readonly stderr = { isTTY: false, write: (text: string) => write('error', text), fd: 2 };

  cwd() {
    return '/app';
  }

  nextTick(callback: (...args: unknown[]) => void, ...args: unknown[]) {
    if (typeof callback !== 'function') throw new TypeError('The "callback" argument must be of type function.');
    ticks.push({ run: context.bind(() => callback(...args)) });
  }

  uptime() {
    return host.now() / 1000;
  }

  readonly hrtime = Object.assign(elapsed, { bigint: () => BigInt(host.now()) * 1_000_000n });

  memoryUsage() {
    return { rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 };
  }

  emitWarning(warning: string | Error) {
    host.emit(JSON.stringify({ type: 'warning', library: 'node', message: String(warning) }));
  }

  exit(code = this.exitCode ?? 0): never {
    host.exit(Number(code) || 0);
    // nothing may run after this, no catch and no finally: the host has taken the CPU away and interrupts this loop
    for (;;);
  }
}

/** Virtual time as seconds and nanoseconds, since `from` when that is given. */
function elapsed(from: [number, number] = [0, 0]): [number, number] {
  const ms = host.now() - (from[0] * 1000 + from[1] / 1e6);
  return [Math.floor(ms / 1000), Math.round((ms % 1000) * 1e6)];
}

function write(level: 'log' | 'error', text: string) {
  context.emit({ type: 'console', level, text: String(text).replace(/\n$/, '') });
  return true;
}

export const process = new Process();

/** Runs what `process.nextTick` has queued, and what that queues; promise jobs run between rounds, by the host. */
export function runTicks(most: number) {
  for (let left = most; left > 0; left--) {
    const tick = ticks.shift();
    if (!tick) return;
    tick.run();
  }
}

export const hasTicks = () => ticks.length > 0;
