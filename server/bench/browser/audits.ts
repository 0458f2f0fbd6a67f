import lighthouse, { desktopConfig, type Result } from 'lighthouse';
import { type Figure, median } from '../figure.js';

const pages = ['/lesson/sessions/views-counter', '/', '/play', '/play/gallery/cart', '/compare', '/design'];
/** Lighthouse's own: a mid-range phone on slow 4G, and a desktop computer on cable. */
const screens = [
  { name: 'phone', config: undefined },
  { name: 'desktop', config: desktopConfig },
];
/** The middle one counts: one load alone says more of the machine than of the page. */
const loads = 3;

/**
 * What Lighthouse says of each page, on a phone and on a desktop: scores from 0 to 100, and the audits that are not passed.
 * @param port where a Chromium listens for its debugger
 * @throws Error when a page cannot be audited
 */
export async function audits(url: string, port: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const page of pages) {
    for (const { name, config } of screens) {
      console.error(`Lighthouse on ${page}, ${name} ...`);
      const results: Result[] = [];
      while (results.length < loads) results.push(await audit(`${url}${page}`, port, config));
      figures.push(...told(`${page} on a ${name}`, results));
    }
  }
  return figures;
}

type Config = typeof desktopConfig | undefined;

async function audit(url: string, port: number, config: Config, tries = 3): Promise<Result> {
  const flags = {
    port,
    logLevel: 'silent' as const,
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
  };
  const result = (await lighthouse(url, flags, config))?.lhr;
  // on a busy machine Chromium's own recording of a load may lack its beginning: that says nothing of the page
  if (result?.runtimeError && tries > 1) return audit(url, port, config, tries - 1);
  if (!result || result.runtimeError)
    throw new Error(`Lighthouse could not load ${url}: ${result?.runtimeError?.message ?? 'it gave no result'}`);
  return result;
}

function told(name: string, results: Result[]): Figure[] {
  const scored = (category: string, least: number): Figure => {
    const scores = results.map(({ categories }) => 100 * (categories[category]?.score ?? Number.NaN));
    const notPassed = results.flatMap((result) => failed(result, category));
    return {
      name: `${name}: ${category}`,
      unit: 'of 100',
      ours: Math.round(median(scores)),
      ...(notPassed.length > 0 && { notPassed: [...new Set(notPassed)].sort() }),
      mustReach: [{ what: 'value', atLeast: least }],
    };
  };
  const shifts = results.map(({ audits }) => audits['cumulative-layout-shift']?.numericValue ?? Number.NaN);
  return [
    scored('performance', 95),
    scored('accessibility', 100),
    scored('best-practices', 100),
    {
      name: `${name}: layout shift`,
      unit: 'CLS',
      ours: Math.max(...shifts),
      // what Lighthouse rounds to 0: a page that plays moves things, and some of their text with them
      mustReach: [{ what: 'value', atMost: 0.001 }],
    },
  ];
}

/** The audits of a category that count for its score and are not passed in full. */
const failed = ({ audits, categories }: Result, category: string): string[] =>
  (categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => id);
