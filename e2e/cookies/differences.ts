/**
 * Where Chromium and the virtual browsers differ, and which one does what the standard says.
 *
 * In two points they agree and the standard says something else, or leaves it open: a redirect by another site does not
 * make a request cross-site (RFC 6265bis 5.2 says it does; browsers tried, and went back), and `http://localhost` may set
 * and is sent Secure cookies (5.7 leaves to the browser what is secure).
 */
export type Difference = {
  /** The name of a case. */
  of: string;
  /** Of draft-ietf-httpbis-rfc6265bis-22, or of the Fetch standard. */
  section: string;
  right: 'the virtual browser' | 'Chromium';
  because: string;
};

export const differences: Difference[] = [
  {
    of: 'domain: Domain=. of shop.test',
    section: 'RFC 6265bis 5.6.3',
    right: 'the virtual browser',
    because:
      'One leading dot is left out, and an empty Domain counts as none: a host-only cookie. Chromium rejects it.',
  },
  {
    of: 'expiry: Max-Age=+60',
    section: 'RFC 6265bis 5.6.2',
    right: 'the virtual browser',
    because: 'The value may begin with a digit or "-" only, so the attribute is ignored. Chromium takes it as 60.',
  },
  {
    of: 'expiry: Expires in 1600',
    section: 'RFC 6265bis 5.1.1',
    right: 'the virtual browser',
    because: 'A year before 1601 is no cookie-date, so the attribute is ignored. Chromium takes it as past.',
  },
  {
    of: "syntax: 'a=b\\tc'",
    section: 'RFC 6265bis 5.6',
    right: 'the virtual browser',
    because: 'A tab is left out of the control characters that make a browser ignore a cookie. Chromium ignores it.',
  },
  {
    of: 'document.cookie: may be assigned to with a tab',
    section: 'RFC 6265bis 5.6',
    right: 'the virtual browser',
    because: 'As above: the same holds for scripts.',
  },
  {
    of: 'replacing: keeps its place in the header',
    section: 'RFC 6265bis 5.7',
    right: 'the virtual browser',
    because:
      'A cookie that replaces one keeps its creation-time, so its place. Chromium keeps it only where the value is the same.',
  },
  {
    of: 'redirect: 307 leaves the form of another site one',
    section: 'Fetch, append a request `Origin` header',
    right: 'the virtual browser',
    because:
      'One redirect away from the own origin does not taint it, so Origin names it still. Chromium sends null when a form is redirected to another origin.',
  },
  {
    of: 'CORS: Authorization where any header is allowed',
    section: 'Fetch, CORS-preflight fetch',
    right: 'the virtual browser',
    because: 'Authorization is not among what * allows: it must be named. Chromium only warns of it.',
  },
];
