import { create } from 'zustand';

const key = 'progress';

function stored(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
  } catch {
    return [];
  }
}

/** Which steps were done in this browser, as `lesson slug/step slug`. */
export const useProgress = create<{ done: readonly string[] }>(() => ({ done: stored() }));

export function markDone(lesson: string, step: string) {
  const { done } = useProgress.getState();
  const entry = `${lesson}/${step}`;
  if (done.includes(entry)) return;
  useProgress.setState({ done: [...done, entry] });
  try {
    localStorage.setItem(key, JSON.stringify([...done, entry]));
  } catch {
    // a browser that forbids storage: it holds until the page is closed
  }
}
