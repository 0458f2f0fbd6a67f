/**
 * What one sandbox may use, and why. A limit that is hit is a `limit` event with a sentence; it never reaches past the
 * sandbox that hit it.
 */
export const limits = {
  /** QuickJS's own heap, in bytes. Express with everything takes 2 MB; a session store for a class fits in the rest. */
  memoryBytes: 32 * 1024 * 1024,
  /** QuickJS's stack, in bytes: some 1,000 frames of ordinary code, far from where WebAssembly's or V8's own stack ends. */
  stackBytes: 256 * 1024,
  /** V8's stack of the worker thread, in MB: over what 256 KB of QuickJS frames need, so that QuickJS's limit is first. */
  workerStackMb: 16,
  /**
   * CPU of one action, in QuickJS interrupt checks: counted, not timed, so that the same code stops at the same place
   * on every machine. A check comes each 10,000 loop turns or calls: an empty endless loop stops after about half a second.
   */
  interruptChecks: 3_000,
  /** So many promise jobs or ticks count as one check: they take longer than the calls in them say. */
  jobsPerCheck: 50,
  /**
   * The same in wall milliseconds, for what counting lets pass (calls into the host, garbage collection). How far an app
   * comes in it depends on the machine, so it is far more than an action takes, and its event says that it was time.
   */
  wallMs: 8_000,
  /** What counting cannot see (one native call that never ends), in wall milliseconds: the worker is then ended. */
  stuckMs: 10_000,
  /** Macrotasks (timers, immediates) of one action: an interval of a second for an hour of virtual time, and some. */
  tasks: 5_000,
  /** The same of one schedule, when the interleavings of parallel requests are tried: twenty requests take some hundred. */
  scheduleTasks: 500,
  /** CPU of all schedules of one exploration together, in interrupt checks: a thousand ordinary ones take less. */
  explorationChecks: 15_000,
  /**
   * Characters of all that its schedules tell, as JSON: what counting CPU lets pass, events that are made, read and put
   * away again. Counted, not timed, so that an exploration stops at the same schedule on every machine. A thousand
   * schedules of ten ordinary requests tell less; what tells most takes some seconds.
   */
  explorationToldCharacters: 50_000_000,
  /** Characters of its different ends as JSON, in the server's memory: past it no more are tried. */
  explorationCharacters: 2_000_000,
  /** The same of all explorations kept of one sandbox; then it takes no more actions until it is reset. */
  explorationCharactersKept: 8_000_000,
  /** Schedules are tried for so many wall milliseconds at a time, then other sandboxes of the thread have their turn. */
  explorationSliceMs: 25,
  /** A browser gives up on a request after this much virtual time, as Chrome does. */
  responseMs: 300_000,
  /** Characters of a response's headers: Chromium takes no more, and a browser looks at each Set-Cookie among them. */
  responseHeaderCharacters: 256 * 1024,
  /** Timers waiting at once. */
  timers: 1_000,
  /** Lines the app may print in one action; the page shows no more. */
  consoleLines: 1_000,
  /** Characters it may print in one action. */
  consoleCharacters: 200_000,
  /** Calls of the store that are remembered, for how long the answer took and whether it was the first. */
  storeCalls: 1_000,
  /** Events of one action, whatever they are. */
  eventsPerAction: 5_000,
  /** Events kept of one sandbox; then it takes no more actions until it is reset. */
  eventsKept: 50_000,
  /** Characters of them as JSON, in the server's memory: some thousand ordinary requests. */
  traceCharacters: 8_000_000,
  /** Actions of one sandbox that wait while another is under way: several tabs, a script in the terminal. */
  actionsWaiting: 20,
  /** Bytes that the embedded Redis of a world holds when the experiment sets no `maxmemory`: a class's sessions. */
  redisBytes: 2_000_000,
  /** Bytes of one Redis command, which the app's own memory has to hold too. */
  redisCommandBytes: 1_000_000,
  /** Words of one Redis command: MGET of all the keys that fit. */
  redisCommandWords: 20_000,
  /** Bytes that one sandbox may send to a real Redis, which others use too. */
  redisWrittenBytes: 16_000_000,
  /** A real Redis answers within this many wall milliseconds, or is taken for dead: others wait meanwhile. */
  redisReplyMs: 1_000,
  /** So long, in wall milliseconds, a real Redis that did not answer is not asked again. */
  redisSilenceMs: 5_000,
  /** Connections to Redis at once: an app needs one, or a pool. */
  redisConnections: 20,
  /** Answers kept to give again when a client repeats an action after a reconnect. */
  keysKept: 100,
  /** Rounds of bcrypt: each doubles the time, 12 take the worker a quarter of a second; 10 is usual. */
  bcryptRounds: 12,
  /** Bytes of a key that pbkdf2 or scrypt makes. */
  keyBytes: 1_024,
  /** Bytes that scrypt may take in the worker while it makes one. */
  scryptMemoryBytes: 64 * 1024 * 1024,
  /** Bytes the app may ask of the random generator at once. */
  randomBytes: 65_536,
} as const;
