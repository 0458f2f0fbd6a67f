import type * as z from 'zod/mini';
import { keptLink, linkKept, linkRefused } from '../../protocol/share/short-link.js';
import { text } from '../text/text.js';

/** The server keeps the text of a link. @returns its short id. @throws Error with one sentence when it does not. */
export async function keepLink(link: string): Promise<string> {
  const headers = { 'Content-Type': 'application/json' };
  return (await ask('/share', linkKept, { method: 'POST', headers, body: JSON.stringify({ link }) })).id;
}

/** The text of the link that the server keeps under an id. @throws Error with one sentence when there is none. */
export async function findLink(id: string): Promise<string> {
  return (await ask(`/share/${encodeURIComponent(id)}`, keptLink)).link;
}

async function ask<T>(path: string, schema: z.ZodMiniType<T>, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch(() => {
    throw new Error(text.share.unreachable);
  });
  const body: unknown = await response.json().catch(() => null);
  const answer = schema.safeParse(body);
  if (response.ok && answer.success) return answer.data;
  const refused = linkRefused.safeParse(body);
  throw new Error(refused.success ? refused.data.error : text.share.answered(response.status));
}
