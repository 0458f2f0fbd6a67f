import { useSandbox } from './sandbox.js';

/** Names of this machine: `<id>.localhost` is the same one only then. */
const here = ['localhost', '127.0.0.1', '[::1]'];

function originOf(id: string | null, domain: string | null): string | null {
  if (id === null || domain === null) return null;
  const { protocol, hostname, port } = window.location;
  if (domain === 'localhost' && !here.includes(hostname)) return null;
  return `${protocol}//${id}.${domain}${port && `:${port}`}`;
}

/** Where the sandbox answers clients outside; null where this page's machine cannot reach it. */
export const useSandboxOrigin = (): string | null => useSandbox(({ id, domain }) => originOf(id, domain));
