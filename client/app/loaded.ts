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

/** The same for a component: loaded anew when the path is another one. */
export function useLoaded<T>(path: string, missing: string): Loaded<T> {
  const [loaded, setLoaded] = useState<{ path: string; result: Loaded<T> } | null>(null);
  useEffect(() => {
    let wanted = true;
    void load<T>(path, missing).then((result) => wanted && setLoaded({ path, result }));
    return () => {
      wanted = false;
    };
  }, [path, missing]);
  return loaded?.path === path ? loaded.result : { state: 'loading' };
}
