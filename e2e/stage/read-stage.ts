import type { Page } from '@playwright/test';

/** What a person reads off the stage. */
export type Seen = {
  /** Of each browser with cookies: the line of each, its attributes in words. */
  jars: Record<string, string[]>;
  /** Of each row of the store: its keys and their values. */
  rows: Record<string, Record<string, string>>;
  /** What is written on the slip of each request that is back. */
  outcomes: Record<string, string>;
  /** The answers of express-session's gates. */
  gates: Record<string, string>;
};

/** Reads the stage as it is rendered. */
export function readStage(page: Page): Promise<Seen> {
  return page.locator('#playground .stage').evaluate((stage) => {
    const all = (within: Element, selector: string) => [...within.querySelectorAll<HTMLElement>(selector)];
    const text = (element: Element | null | undefined) => (element?.textContent ?? '').trim();
    const jars = all(stage, '[data-browser]').flatMap((card) => {
      const cookies = all(card, '[data-cookie]').map(
        (cookie) => `${cookie.dataset.cookie}=${cookie.title} ${text(cookie.querySelector('[data-attributes]'))}`,
      );
      return cookies.length > 0 ? [[card.dataset.browser ?? '', cookies] as const] : [];
    });
    const rows = all(stage, '[data-row]').map((row) => {
      const keys = all(row, '[data-key]').map(
        (key) => [key.dataset.key, key.querySelector('dd')?.title ?? ''] as const,
      );
      return [row.dataset.row ?? '', Object.fromEntries(keys)] as const;
    });
    const outcomes = all(stage, '[data-request][data-back="true"]').map(
      (packet) => [packet.dataset.request ?? '', text(packet.querySelector('b')).replace(/^(\d+) .*/, '$1')] as const,
    );
    const gates = all(stage, '[data-gate]')
      .filter((gate) => gate.dataset.state !== 'open')
      .map((gate) => [gate.dataset.gate ?? '', text(gate.querySelector('dd'))] as const);
    return {
      jars: Object.fromEntries(jars),
      rows: Object.fromEntries(rows),
      outcomes: Object.fromEntries(outcomes),
      gates: Object.fromEntries(gates),
    };
  });
}
