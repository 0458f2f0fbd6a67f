/** The size of what may cross a boundary, and why. Sizes of strings are UTF-16 units, times are milliseconds. */
export const bounds = {
  /** A large single-file app is 50 KB; the learner's terminal and link must still carry it. */
  sourceLength: 200_000,
  /** express.json() refuses more than 100 KB by default: leave room to see that happen. */
  bodyLength: 1_000_000,
  /** Browsers and proxies stop near 2,000 to 8,000. */
  urlLength: 8_000,
  /** Node refuses a header block over 16 KB; one header may fill it. */
  headerLength: 16_000,
  headerCount: 100,
  /** Browsers open at most 6 connections to one origin; a few browsers at once. */
  parallelRequests: 20,
  /** Interleavings of one `parallel` with `explore`: each is a run of its own. */
  schedules: 1_000,
  /** Ten years: past every cookie and session lifetime that browsers keep. */
  advanceMs: 10 * 365 * 86_400_000,
  /** What one experiment may ask for; its replay must stay a matter of seconds. */
  actions: 1_000,
  /** Latency of a network direction or a store. */
  latencyMs: 60_000,
  /** Views and static files of one experiment: a small site. */
  filesCount: 50,
  /** All of them together: with the app and its actions they must fit one message. */
  filesLength: 1_000_000,
  filePathLength: 200,
  /** A session's row written by hand, in characters of JSON, and how deep it may nest: more than a person writes. */
  sessionLength: 100_000,
  sessionDepth: 50,
  /** Proxies one behind the other; more than two is rare, and shows nothing new. */
  proxyHops: 3,
  /** A Redis of at most this many bytes: what a thousand sessions take. */
  storeMaxmemory: 1_000_000,
  /** One whole experiment on the wire, with its sources in it. */
  messageBytes: 2_500_000,
  /** Secrets of one app: the one that signs, and those it is being changed from. */
  secrets: 100,
  /** The text of a link: browsers take URLs of a megabyte (Firefox) or two (Chromium). */
  linkLength: 1_000_000,
  /** What one page shows side by side, with room for those it has just left. */
  followedSandboxes: 8,
  /** Of an exploration, what a page is told: its first different ends, for each the first steps that led to it, */
  outcomes: 20,
  scheduleSteps: 200,
  /** the beginning of each step and of each body, */
  outcomeTextLength: 500,
  /** and what the store holds, in characters of JSON; past it a page is told only that it is too much. */
  outcomeStoreLength: 10_000,
  /** Differences of a counterfactual that a page is told: nobody reads on, and a screen shows a dozen. */
  differences: 100,
} as const;
