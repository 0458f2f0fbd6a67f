/**
 * All that the page itself says, in English: a translation is a copy of this file, named in text.ts. One constant for
 * each part of the page, in alphabetical order. What the engine says (the trace's sentences, the reasons) is the
 * engine's.
 */

export const workspace = {
  panels: 'Panels',
  playground: 'Playground',
  loading: 'Loading…',
  tabs: { log: 'Log', options: 'Options', code: 'Code', world: 'World', terminal: 'Terminal' },
};

export const world = {
  loading: 'The world is being made…',
  setUp: {
    title: 'Set up',
    about: 'Changing this starts a new world with the same app; what was done before is dropped.',
    start: 'Start the new world',
    discard: 'Discard changes',
    noNumber: (typed: string) => `${JSON.stringify(typed)} is no whole number: write it in digits.`,
    twice: (name: string) => `There are two by the name ${JSON.stringify(name)}: give one another name.`,
  },
  network: {
    title: 'Network',
    toServer: 'To the server, ms',
    toBrowser: 'To the browser, ms',
    proxies: 'Proxies before the app',
    none: 'none',
    forwardedProto: 'They send X-Forwarded-Proto',
    about:
      'They end https and pass requests on by http: the app knows of https by X-Forwarded-Proto, if it trusts the proxy.',
  },
  store: {
    title: 'Store',
    kind: 'Kind',
    embedded: 'Redis (embedded)',
    real: 'Redis',
    own: 'as the code has it',
    latency: 'Latency, ms',
    maxmemory: 'Memory of Redis, bytes',
    noBound: 'no bound',
    aboutCode: 'The code says which store it is; choosing another here writes it there.',
    aboutEmbedded: 'In the code it is connect-redis with a client. This Redis is embedded in the world.',
    aboutReal: 'In the code it is connect-redis with a client. This Redis is a real server (REDIS_URL).',
  },
  browsers: {
    title: 'Browsers',
    private: 'Private window',
    noThirdParty: 'No third-party cookies',
    of: (browser: string, what: string) => `${browser}: ${what}`,
    name: 'Name of the browser',
    namePlaceholder: 'name',
    remove: (name: string) => `Remove ${name || 'the browser'}`,
    add: 'Add a browser',
  },
  files: {
    title: 'Files',
    about: 'Views for res.render and files for express.static, in the folder of the app.',
    path: 'Path',
    text: 'Text',
    remove: (path: string) => `Remove ${path || 'the file'}`,
    add: 'Add a file',
  },
  actNow: {
    title: 'Act now',
    about: 'What can happen to a world that runs. Each is an event in the log.',
  },
  time: {
    title: 'Time and process',
    amount: 'Amount of time',
    unit: 'Unit',
    units: { ms: 'ms', s: 's', min: 'min', h: 'h', days: 'days' },
    pass: 'Let it pass',
    noTime: (amount: string) => `${amount.trim() || 'Nothing'} is no length of time: write a number.`,
    restart: 'Restart the process',
    deploy: 'Deploy the code again',
    keepStore: 'MemoryStore keeps its rows',
  },
  failures: {
    how: 'How it fails',
    error: 'an error from each call',
    timeout: 'no answer to any call',
    disconnect: 'the connection gone',
    ops: 'Which operations',
    fail: 'Let it fail',
    recover: 'Let it recover',
    failing: 'The store fails until it recovers.',
  },
  rows: { session: 'Session', none: 'none is stored', delete: 'Delete it', clear: 'Clear the store' },
  browser: {
    title: 'Browser',
    whose: 'Whose',
    restart: 'Close and open it again',
    url: 'At the address',
    cookie: 'Cookie',
    read: 'Read document.cookie',
    assign: 'Assign to document.cookie',
    put: 'Put it into the jar',
    about: 'A script neither sees nor sets what is HttpOnly; putting it into the jar is as if a server had sent it.',
  },
};
