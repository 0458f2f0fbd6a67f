/** Who hears the lines that express-session writes with `debug`; nobody, until the tracer is installed. */
type Listener = (library: string, template: string, message: string) => void;
let listener: Listener | null = null;

export function setDebugListener(next: Listener) {
  listener = next;
}

export const debugListener = () => listener;
