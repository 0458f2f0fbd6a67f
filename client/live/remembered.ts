/** Which sandbox this tab had for a lesson or an experiment: a reload goes on with it. */

const key = (of: string) => `sandbox:${of}`;

export function recallSandbox(of: string): string | null {
  try {
    return sessionStorage.getItem(key(of));
  } catch {
    return null;
  }
}

export function rememberSandbox(of: string, id: string) {
  try {
    sessionStorage.setItem(key(of), id);
  } catch {
    // without it a reload makes a new sandbox
  }
}
