/** Who hears the lines that express-session writes with `debug`; nobody, until the tracer is installed. */
let listener: ((library: string, message: string) => void) | null = null;

export function setDebugListener(next: (library: string, message: string) => void) {
  listener = next;
}

export const debugListener = () => listener;
