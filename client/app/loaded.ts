import { useEffect, useState } from 'react';

export type Loaded<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; message: string };

/** What is at a path of this server, as JSON. @param missing what to say when nothing is there */
export async function load<T>(path: string, missing: string): Promise<Loaded<T>> {
  try {
    const response = await fetch(path);
    if (response.status === 404) return { state: 'failed', message: missing };
    if (!response.ok)
      return { state: 'failed', message: `The server answered ${response.status} for ${path}. Try again.` };
    return { state: 'ready', value: (await response.json()) as T };
  } catch {
    return { state: 'failed', message: 'The server cannot be reached. Is it running? Reload the page to try again.' };
  }
}

const preloaded = new Map<string, Loaded<unknown>>();

/** Loads what the server said that this page is drawn from, so that the page is drawn at once and not empty first. */
export async function preload(): Promise<void> {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel="preload"][as="fetch"]');
  await Promise.all(
    [...links].map(async ({ href }) => {
      const { pathname } = new URL(href);
      const result = await load(pathname, '');
      if (result.state === 'ready') preloaded.set(pathname, result);
    }),
  );
}

/** The same for a component: loaded anew when the path is another one. */
export function useLoaded<T>(path: string, missing: string): Loaded<T> {
  const [loaded, setLoaded] = useState<{ path: string; result: Loaded<T> } | null>(null);
  const already = preloaded.get(path) as Loaded<T> | undefined;
  useEffect(() => {
    if (already) return;
    let wanted = true;
    void load<T>(path, missing).then((result) => wanted && setLoaded({ path, result }));
    return () => {
      wanted = false;
    };
  }, [path, missing, already]);
  if (already) return already;
  return loaded?.path === path ? loaded.result : { state: 'loading' };
}
