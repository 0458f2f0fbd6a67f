/**
 * What browsers follow. Cookies: draft-ietf-httpbis-rfc6265bis-22, the last draft before the RFC; all its section
 * numbers in the code and in the trace are of that draft. The rest: the Fetch standard, by the names of its algorithms.
 */
export const rfc6265bis = (section: string) => `RFC 6265bis ${section}`;
/** Partitioned is in a draft of its own: draft-cutler-httpbis-partitioned-cookies-01. */
export const partitionedCookies = 'Partitioned Cookies 2.3';
export const fetchStandard = (algorithm: string) => `Fetch, ${algorithm}`;

/** Why a browser keeps or sends no cookie: one sentence, and where the standard says so. */
export type Refusal = { reason: string; section: string };
