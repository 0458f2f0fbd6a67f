import type { Page } from '@playwright/test';
import { openLesson, sendTimes } from './page.js';

/** Opens the first lesson and sends once. @returns the bytes of the JavaScript that it loads, gzipped */
export async function firstLoadBytes(page: Page, url: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('.js')) return;
    // Chromium itself takes brotli, which is smaller
    const gzipped = fetch(response.url(), { headers: { 'Accept-Encoding': 'gzip' } });
    sizes.push(gzipped.then(({ headers }) => Number(headers.get('Content-Length'))));
  });
  await openLesson(page, url);
  await sendTimes(page, 1);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

declare global {
  interface Window {
    layoutShift?: number;
  }
}

/** Runs in a page before its own scripts: adds up what moves without anybody having asked for it (CLS). */
export function watchLayoutShift() {
  window.layoutShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) window.layoutShift = (window.layoutShift ?? 0) + entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

export const layoutShift = (page: Page): Promise<number> => page.evaluate(() => window.layoutShift ?? Number.NaN);
