import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';

/** A server of ours as people start it, and a browser to open its page in. */
export class Bench {
  private constructor(
    readonly url: string,
    /** Where Chromium's debugger listens. */
    readonly debugPort: number,
    private readonly server: ChildProcess,
    private readonly browser: Browser,
  ) {}

  static async start(): Promise<Bench> {
    const port = await freePort();
    const debugPort = await freePort();
    const main = fileURLToPath(new URL('./main.js', import.meta.url));
    const server = spawn(process.execPath, [main], {
      env: { ...process.env, PORT: String(port), MAX_SANDBOXES_PER_VISITOR: '1000' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    // also when somebody does not wait for the end
    process.once('exit', () => server.kill());
    const url = `http://localhost:${port}`;
    try {
      await answers(`${url}/healthz`);
      // Chromium's own sandbox does not start as root, nor its shared memory in a small container
      const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
      const browser = await chromium.launch({
        ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
        args: [...asRoot, '--disable-dev-shm-usage', '--js-flags=--expose-gc', `--remote-debugging-port=${debugPort}`],
      });
      return new Bench(url, debugPort, server, browser);
    } catch (error) {
      server.kill();
      throw error;
    }
  }

  /** A new page, that nobody has opened anything in. @param before runs in it before its own scripts */
  async page(before?: () => void): Promise<{ page: Page; cdp: CDPSession }> {
    const context = await this.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    if (before) await page.addInitScript(before);
    return { page, cdp: await context.newCDPSession(page) };
  }

  async stop() {
    await this.browser.close();
    this.server.kill();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function answers(url: string) {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
  }
  throw new Error(`The server did not answer at ${url} within 30 s.`);
}

export async function openLesson(page: Page, url: string) {
  await page.goto(`${url}/lesson/sessions/views-counter`);
  await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
}

export const slider = (page: Page) => page.getByRole('slider', { name: 'Event shown' });
export const eventCount = async (page: Page) => Number(await slider(page).getAttribute('max'));

/** Presses *Send* until the trace has so many events. @returns how often */
export async function sendUntil(page: Page, events: number): Promise<number> {
  let sends = 0;
  for (let count = await eventCount(page); count < events; sends += 10) {
    await sendTimes(page, 10);
    count = await eventCount(page);
  }
  return sends;
}

/** Presses *Send* so often and waits until each is answered. */
export async function sendTimes(page: Page, times: number) {
  await page.evaluate(async (count) => {
    const button = [...document.querySelectorAll('button')].find(({ type }) => type === 'submit');
    const shown = document.querySelector<HTMLInputElement>('input[type=range].scrubber');
    if (!button || !shown) throw new Error('The page has no Send button, or no timeline.');
    for (let i = 0; i < count; i++) {
      const before = Number(shown.max);
      button.click();
      // a request of the lesson's app is more than ten events
      while (Number(shown.max) < before + 10) await new Promise((resolve) => setTimeout(resolve, 4));
    }
  }, times);
}

/** Shows the end of the trace; nothing when it is shown already. */
export async function followLive(page: Page) {
  // pressed at once in the page: it is disabled as soon as the stage has come to the end by itself
  await page.getByRole('button', { name: 'Follow live' }).evaluate((button) => (button as HTMLButtonElement).click());
}
