import type { OptionEdit } from '../explain/explanation.js';
import type { Finding } from './finding.js';

/** What people say when a session does not do what they want. */
export const symptoms = [
  'logged out after login',
  'new sid on each request',
  'two Set-Cookie',
  'cookie never sent back',
  'data lost between parallel requests',
  'expired too early',
  'not destroyed in the store',
  'saved twice',
] as const;
export type Symptom = (typeof symptoms)[number];

/** The first event that made it so. */
export type Cause = {
  seq: number;
  requestId: string | null;
  /** One plain sentence, with the values it hung on. */
  because: string;
  /** What to write instead; absent where nothing is wrong with the code. */
  change?: string;
  edit?: OptionEdit;
};

/** Why a symptom came about; or, where the trace does not have it, what was looked for. */
export type Answer = { cause: Cause; finding?: Finding } | { cause: null; looked: string };
