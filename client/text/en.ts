/**
 * All that the page itself says, in English: a translation is a copy of this file, named in text.ts. One constant for
 * each part of the page, in alphabetical order. What is said of a trace is said by what reads it, on the page and on the
 * command line alike: the sentences in trace/sentence.ts, the reasons in trace/explain/, the mistakes and causes in
 * trace/diagnose/, what differs in trace/diff/. The lessons are in lessons/; the terminal says what curl and its like say.
 */

import { duration } from '../../trace/sentence.js';

const kilobytes = (characters: number) => `${(characters / 1_000).toFixed(1)} KB`;

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** Two experiments side by side. */
export const compare = {
  title: 'Compare',
  button: 'Compare',
  hint: 'Run the same beside it with something otherwise',
  failed: 'This comparison does not open',
  nothing: 'Nothing to compare yet',
  nothingHint: 'A comparison begins with what is in a sandbox: open a lesson, and press Compare beside Reset.',
  names: { a: 'A', b: 'B' },
  asItIs: 'as it is',
  whatChanged: 'What changed',
  each: (count: number) => (count === 1 ? 'The one difference, and why' : `All ${count} differences, and why`),
  moreDifferences: (count: number) => `and ${counted(count, 'more difference')}`,
  otherwise: 'What B has otherwise',
  isWith: 'B is A with',
  option: 'What is otherwise',
  value: 'Its value in B',
  choose: 'choose…',
  store: 'store',
  code: 'the code',
  set: 'Set',
  codeOfB: 'Code of B',
  codeHint: 'Tab leaves the editor.',
  runB: 'Run B with this code',
  stores: { memory: 'MemoryStore', redis: 'RedisStore', own: 'a store of its own' },
  thisCode: 'the code as it is',
  otherCode: 'the code edited',
  thisWorld: 'this world',
  otherWorld: 'another world',
  leftOut: (option: string, value: unknown) =>
    value === undefined ? `${option} left out` : `${option} left out (${JSON.stringify(value)})`,
  alike: 'A and B are the same. Choose what B has otherwise.',
  nothingSent: 'Nothing was sent yet. What you send goes to both.',
  working: 'Both are at work…',
  faultOf: (side: string, message: string) => `The app of ${side} does not run: ${message}`,
  refusedBy: (side: string, message: string) => `${side}: ${message}`,
  stages: 'The two stages',
  showSide: 'Stage shown',
  stage: (side: string) => `Stage ${side}`,
  openAlone: (side: string) => `Open ${side} alone`,
  bothNarrated: (what: string) => `A and B: ${what}`,
  eachNarrated: (a: string | null, b: string | null) => `A: ${a ?? 'stands still'}. B: ${b ?? 'stands still'}.`,
  standsStill: (side: string) => `${side} stands still: nothing like it happens here.`,
  against: (side: string) => ({
    notThere: `${side} has none`,
    other: `not as in ${side}`,
    answers: { yes: 'yes', no: 'no' },
    decided: (answer: string) => `in ${side}: ${answer}`,
  }),
  timeline: 'Timeline of both',
  back: 'Step back',
  forward: 'Step forward',
  play: 'Play',
  playAgain: 'Play the last request again',
  pause: 'Pause',
  moment: 'Moment shown',
  momentOf: (at: number, count: number, what: string) => `Moment ${at} of ${count}: ${what}`,
  beforeFirst: 'Before the first event',
  previousDifference: 'Previous difference',
  nextDifference: 'Next difference',
  differHere: 'they differ here',
  alikeHere: 'alike here',
  marks: { a: 'only in A', b: 'only in B', other: 'otherwise in B' },
  log: 'Log of both',
  onlyDifferences: 'Only what differs',
  logEmpty: 'Nothing differs.',
  showEarlier: 'Show earlier moments',
  inBoth: 'A and B:',
  onlyIn: (side: string) => `Only in ${side}:`,
  inSide: (side: string) => `In ${side}:`,
};

/** The cookies of every browser, looked into. */
export const cookies = {
  title: 'Cookies of every browser',
  none: 'No browser has a cookie yet. Press Send: what a response sets is shown here.',
  of: (browser: string) => `Cookies of ${browser}`,
  gone: (name: string, browser: string) => `${browser} does not have ${name} at this moment.`,
  inJarOf: (browser: string) => `in the jar of ${browser}`,
  delete: 'Delete it',
  deletesAll: (count: number) => `Deletes all ${count} cookies of this name.`,
  deadTicket: 'No session behind it: the store has no row by this id. A request that brings it gets a new session.',
  value: {
    title: 'What is in it',
    raw: 'As it is sent',
    decoded: 'Without percent-encoding',
    marker: 'signed',
    sid: 'session id',
    signature: 'HMAC-SHA256 of the id, by the secret',
    parts: 'Parts of the value',
    foreign: 'express-session signs its cookies as s:<id>.<signature>: this is none of them.',
  },
  verdict: {
    first: (secret: string) => `The signature fits. The secret in the code made it: ${JSON.stringify(secret)}.`,
    later: (n: number, of: number, secret: string) =>
      `The signature fits. Secret ${n} of ${of} made it, ${JSON.stringify(secret)}: still taken; new cookies are signed with the first.`,
    signature:
      'The signature does not fit. express-session ignores the cookie, as if none had come, and makes a new session with an id of its own.',
    unsigned:
      'It does not begin with s:, so it is not signed. express-session ignores it, as if none had come, and makes a new session with an id of its own.',
    computed: (source: string, line: number) =>
      `The secret is computed (${source}, line ${line}): whether the signature fits cannot be told from the code.`,
    none: (name: string) =>
      `No session() in the code has a cookie by the name ${name} with a secret that stands there: nothing can be told of the signature.`,
  },
  edit: {
    title: 'Change a letter',
    about: 'Whoever changes the id would need the secret to make the signature that fits it.',
    label: 'Value of the cookie',
    would: 'The signature that fits this id',
    apply: (browser: string) => `Put it into the jar of ${browser}`,
    sign: 'Sign it with the secret',
    discard: 'Discard',
  },
  steal: {
    title: 'Steal it',
    about: 'Whoever has the cookie has the session: the id in it is all that tells who one is.',
    to: 'Into the jar of',
    copy: 'Copy it there',
    done: (name: string, to: string) => `${to} has ${name} now.`,
  },
  sent: {
    title: 'Does it go along?',
    never: (browser: string) => `${browser} has sent no request since it has this cookie.`,
    went: (request: string) => `It went with ${request}.`,
    withheld: (request: string, reason: string) => `It did not go with ${request}. ${reason}`,
  },
  attributes: {
    title: 'Its attributes',
    none: 'not set',
    session: 'until the browser closes',
    until: (expires: string, left: string) => `${expires} (${left} left)`,
    Domain: 'To which hosts it goes: with Domain to that host and all below it, without only to the one that set it.',
    Path: 'To which paths it goes: this one, and what lies below it.',
    Expires: 'When the browser drops it, by Max-Age or Expires; without one, when the browser closes.',
    Secure: 'It goes over https only, and only https may set it.',
    HttpOnly: 'No script sees it in document.cookie.',
    SameSite:
      'Whether it goes with requests that another site starts: Strict never, Lax with links only, None always. Without one, as Lax.',
    Partitioned: 'Embedded in another site, it is there under that site only.',
  },
};

export const course = {
  title: 'The course',
  about:
    'From what a cookie is to why production logged everybody out. Each step is something to predict and to do, and then you see what happened. A line leads to a lesson from those that it needs.',
  start: 'Start',
  goOn: 'Go on',
  review: (due: number) => (due > 0 ? `Review (${due})` : 'Review'),
  stepsOf: (done: number, count: number) => `${done} of ${counted(count, 'step')} done`,
  progress: 'Steps done',
  toSummary: 'This module on one page',
  states: { new: 'New.', begun: 'Begun.', done: 'Done.' },
  steps: (done: number, count: number) =>
    done === 0 ? counted(count, 'step') : `${done} of ${counted(count, 'step')}`,
  minutes: (minutes: number) => `${minutes} min`,
  file: {
    title: 'Progress',
    about: 'What you did is kept in this browser only.',
    save: 'Save my progress',
    open: 'Open saved progress',
    file: 'File of progress',
    taken: (steps: number) => `Added what is known of ${counted(steps, 'step')}.`,
    notProgress: (name: string) => `${name} holds no progress that was saved here. Nothing was changed.`,
    glossary: 'Glossary',
  },
  summary: {
    missing: 'There is no such module.',
    none: 'No such module',
    print: 'Print',
    words: 'Words',
  },
};
export const editor = {
  label: 'Code of the app',
  runs: 'This is what runs.',
  edited: 'Edited: runs in a moment.',
  offline: 'Waiting for the connection…',
  overtaken: 'The code was changed elsewhere meanwhile, and this is not running.',
  tooLarge: (characters: number, most: number) =>
    `This would make the code ${megabytes(characters)}; an app has ${kilobytes(most)} at most. The code is as it was.`,
  takeRunning: 'Take what runs instead',
  broken: (line: number, message: string) => `Line ${line}: ${message} Ctrl+Enter or ⌘+Enter runs it all the same.`,
  earlier: 'The stage stands at an earlier code: no line of this one is lit.',
  keys: 'Ctrl+Enter or ⌘+Enter runs it at once; F8 goes to the next remark; Tab leaves the editor.',
  format: 'Format',
  formatKeys: 'Shift+Alt+F',
  cannotFormat: (reason: string) => `This code cannot be formatted: ${reason}`,
  noFormatter: 'Prettier, which does it, could not be loaded. Try again when the page is live.',
  apply: 'Apply this edit',
  syntaxError: (message: string) => `${message}.`,
  threw: {
    load: (error: string, _request: string) => `The app did not start. ${error}`,
    uncaught: (error: string, _request: string) => `This ended the app. ${error}`,
    request: (error: string, request: string) => `${request} ended in an error. ${error}`,
  },
  mistake: (name: string, because: string, change: string) => `${name}. ${because} To mend it: ${change}`,
  decision: (request: string, decision: string, outcome: boolean, because: string) =>
    `${request}, ${decision}: ${outcome ? 'yes' : 'no'}. ${because}`,
  completions: {
    package: 'package',
    builtin: 'Node',
    kept: 'A key that a session has now.',
    default: (value: string) => `default ${value}`,
    request: {
      session: 'The session of this request; its data is kept in the store, never in the cookie.',
      sessionID: 'The id of the session: the cookie carries it, signed. It can only be read.',
      sessionStore: 'The store that session() was given, or made.',
    },
    session: {
      id: 'The id of the session, the same as req.sessionID; it cannot be changed.',
      cookie: 'The cookie of this session: its maxAge, expires, secure and so on can be changed for this visitor.',
      'regenerate()':
        'Makes a new session with a new id, and forgets the old one: what a login does. Takes a callback.',
      'destroy()': 'Removes the session from the store and from req. Takes a callback.',
      'reload()': 'Reads the session from the store again, over what this request changed. Takes a callback.',
      'save()':
        'Writes the session to the store now. It is done by itself at the end of a response; before a redirect it helps. Takes a callback.',
      'touch()': 'Sets maxAge anew from now on. express-session does so by itself in each request.',
    },
    cookie: {
      maxAge: 'How long it is still kept, in milliseconds; set it, and expires follows.',
      originalMaxAge: 'The maxAge that each request starts anew with, in milliseconds.',
      expires: 'The date it ends at; null or false: with the browser.',
      httpOnly: 'Whether scripts on the page are kept from reading it.',
      secure: 'Whether it goes over https only.',
      sameSite: 'Whether requests from other sites carry it: strict, lax or none.',
      domain: 'The host it also goes to the subdomains of; left out: this host only.',
      path: 'The path below which it is sent.',
      partitioned: 'Whether it is kept apart for each site that embeds this one.',
      priority: 'Which cookies a full browser evicts first: low, medium or high.',
    },
    options: {
      cookie: 'The attributes of the cookie that carries the session id.',
      genid: 'A function that makes the id of a new session; it gets req, and must return a string.',
      name: 'The name of the cookie; of several apps on one host each needs its own.',
      proxy: 'Whether X-Forwarded-Proto is believed: left out, Express says so by "trust proxy".',
      resave:
        'Saves the session at the end of each request, even if nothing in it changed. Leaving it out is deprecated.',
      rolling: 'Sends the cookie with each response, so that its maxAge starts anew.',
      saveUninitialized:
        'Saves a session that is new and has nothing in it, and sends its cookie. Leaving it out is deprecated.',
      secret: 'What the cookie is signed with. Of an array the first signs, and all are accepted.',
      store: 'Where sessions are kept; a MemoryStore when left out, which is not meant for production.',
      unset: 'What happens to the stored session when req.session is removed: kept, or destroyed.',
      'cookie.domain': 'The host it also goes to the subdomains of; left out: this host only.',
      'cookie.expires': 'The date it ends at; better give maxAge. Of the two the one that comes last counts.',
      'cookie.httpOnly': 'Keeps scripts on the page from reading it.',
      'cookie.maxAge': 'How long it is kept, in milliseconds; left out, until the browser is closed.',
      'cookie.partitioned': 'Keeps it apart for each site that embeds this one; needs secure.',
      'cookie.path': 'The path below which the browser sends it.',
      'cookie.priority': "Which cookies a full browser evicts first: 'low', 'medium' or 'high'.",
      'cookie.sameSite': "Whether requests from other sites carry it: 'strict', 'lax' or 'none'; true is strict.",
      'cookie.secure': "Sends it over https only; 'auto' as the connection is.",
    },
  },
};

/** The stage, saved as a picture or an animation. */
export const exporting = {
  open: 'Save the stage as a picture',
  title: 'Save the stage',
  about: 'As it is on the page now, dark or light, with what happens below it.',
  close: 'Close',
  picture: 'Picture',
  png: 'PNG, twice its size',
  svg: 'SVG',
  animation: 'Animation',
  gifOf: (request: string | null) => (request === null ? 'GIF of a request' : `GIF of request ${request}`),
  gifOfAll: 'GIF of everything',
  from: 'From event',
  to: 'To event',
  when: (seq: number, at: number) => `event ${seq}, ${at} ms`,
  gifOfRange: 'GIF from here to here',
  rangeHas: (pictures: number) => counted(pictures, 'picture'),
  noRange: (last: number) => `Events are numbered from 1 to ${last}: write the first, and one that is not before it.`,
  bound: (places: number, most: number) =>
    `Everything is ${counted(places, 'picture')}. An animation has at most ${most}${places > most ? ': take one request, or from here to here' : ''}.`,
  progress: 'Pictures drawn',
  drawn: (count: number, of: number) => `${count} of ${of}`,
  cancel: 'Cancel',
  notGiven: 'This browser does not give out what it draws.',
  noStage: 'There is no stage on the page.',
  failed: (why: string) => `This browser could not draw the stage. Firefox and Chromium can. ${why}`.trim(),
};

export const gallery = {
  name: 'Gallery',
  title: 'Start from one of these',
  about: 'Each is a small app and what is done with it. It plays from its first event; then it is yours to change.',
  none: 'There is no gallery here. Build it with npm start.',
  noSuch: (name: string) => `The gallery has no piece ${JSON.stringify(name)}.`,
};

export const glossary = {
  title: 'Glossary',
  lesson: (title: string) => `Lesson: ${title}`,
};
export const header = {
  name: 'Session Playground',
  pages: 'Pages',
  lessons: 'Lessons',
  playground: 'Playground',
  reference: 'Reference',
  trouble: 'Trouble',
  status: { connecting: 'Connecting…', live: 'Live', reconnecting: 'Reconnecting…' },
  waiting: (actions: number) => `${counted(actions, 'action')} to do then`,
};

export const home = {
  title: 'The coat stays, the ticket travels.',
  about:
    'A session is what a server keeps about a visitor; a cookie is the ticket they bring along to get it back. Here your own Express code runs with the real express-session, and you see each step of it: every header, every cookie, every row in the store, and why.',
  lesson: 'Start the first lesson',
  playground: 'Open the playground',
  gallery: 'Or start from one of ten: login, cart, Redis, two tabs that race, CSRF…',
  own: 'Have code of your own, or a bug to show?',
  caption: 'A second visit: the browser sends the ticket that it got with the first.',
  watch: 'Watch it happen.',
};

/** A request, looked into: its headers, what it did to its session, and why. */
export const inspectedRequest = {
  title: (id: string) => `Request ${id}`,
  views: 'What of it',
  close: 'Back to the event',
  unknown: (id: string) => `At this moment ${id} has not been sent.`,
  request: { request: 'Headers', session: 'req.session', gate: 'Why' },
  headers: {
    sent: 'Request',
    received: 'Response',
    notYet: 'The response is not there yet.',
    added: (hop: number) => `Proxy ${hop} wrote`,
  },
  session: {
    none: 'express-session had no session for it: the request has not come to it, or passed it by.',
    loaded: 'Loaded from the store:',
    generated: 'New in this request:',
    otherId: 'At the end it has another id:',
    gone: 'At the end there is no req.session.',
    unchanged: 'Nothing in it was changed.',
    changes: 'What was changed in it',
    before: 'before',
    after: 'at the end',
    absent: 'not there',
    kept: {
      saved: 'saved',
      touched: 'renewed in the store by touch()',
      'not-yet': 'not saved yet',
      'not-saved': 'not saved',
      late: 'not saved: it came after the response had ended',
    },
    cookie: 'not saved: a change of the cookie alone is none to express-session',
  },
  why: {
    notYet: 'The reasons come with the response: express-session decides until then.',
    none: 'express-session decided nothing in this request.',
    others: 'What else it decided',
  },
};

/** The log of events. */
export const lesson = {
  title: 'Lesson',
  failed: 'This lesson does not open',
  missing: 'There is no such lesson.',
  none: 'No lessons',
  noneBuilt: 'This server has no lessons. Build them with npm start.',
  steps: 'Steps',
  step: (number: number, title: string, done: boolean) => `Step ${number}: ${title}${done ? ' (done)' : ''}`,
  stepOf: (number: number, count: number) => `Step ${number} of ${count}`,
  otherSteps: 'Previous and next step',
  back: 'Back',
  next: (title: string) => `Next: ${title}`,
  predict: {
    title: 'Predict',
    choose: 'Choose what you believe, then find out.',
    chosen: 'Now do it, and see.',
    isRight: ' (this is what happened)',
    right: 'As you said.',
    wrong: 'Not this time.',
    unanswered: 'This is what happened.',
    otherwise: 'What you did went another way than this question asks. Press Reset, and do what is asked below.',
  },
  yourTurn: 'Your turn',
  done: 'Done: ',
  notYet: 'Not yet: ',
  allDone: 'All done.',
  doneOf: (done: number, count: number) => `${done} of ${count} done`,
  doneBefore: (done: number, count: number) => `This step was done before; here it is ${done} of ${count}.`,
  hints: {
    ask: 'Give me a hint',
    more: 'Say more',
    solution: 'Show the solution',
    sure: 'It takes this step back to its start, and does it before your eyes.',
    doIt: 'Do it',
    leaveIt: 'I will try on',
  },
  live: {
    leftOut: 'left out',
    leftOutIs: (value: string) => `left out (${value})`,
    titles: {
      option: 'Open this option',
      event: 'Go to this event',
      cookie: 'Look into this cookie',
    },
  },
  cannotRun: (why: string) => `This cannot be done now: ${why}`,
  toPlayground: 'To the playground',
  end: 'The end of this lesson',
  finished: 'Every step is done.',
  left: (steps: number) => `${counted(steps, 'step')} of this lesson left to do.`,
  nextLesson: (title: string) => `Next lesson: ${title}`,
};

export const live = {
  noAnswer: 'The server did not answer. Try again when the page is live.',
  noSandbox: 'No sandbox is open. Reload the page.',
  left: 'The sandbox was left before this was done.',
  tooLarge: (bytes: number, most: number) =>
    `This has ${megabytes(bytes)}; what is sent to the server has ${megabytes(most)} at most.`,
  rebuilt:
    'The server no longer had this sandbox. This is a new one with the code as it was last; the sessions, cookies and log of before are gone.',
};

export const log = {
  title: 'Event log',
  debugLines: (count: number) => counted(count, 'debug line'),
  debugLinesAbout: 'What express-session and other libraries say of themselves: it tells the same once more.',
  earlierLeftOut: (count: number) => `${counted(count, 'earlier event')} not printed.`,
  selected: 'Selected event',
  noHeaders: 'none',
  whatIsWrong: 'What is wrong?',
  fromSymptom: 'From a symptom to its cause…',
  closeAnswer: 'Close the answer',
  // what the app destroys itself is not decided by express-session
  why: (decision: string, outcome: boolean) =>
    `Why ${decision === 'destroy' ? 'destroy by unset' : decision}: ${outcome ? 'yes' : 'no'}`,
  values: 'The values it hung on',
  change: (how: string) => `To change it: ${how}`,
  mend: (how: string) => `To mend it: ${how}`,
  event: (seq: number) => `event ${seq}`,
  unexplained: (decision: string) =>
    `${decision}: unexplained. What express-session did is not what its rules give; this is a defect of the playground.`,
  inLibrary: (name: string) => `${name}() in express-session/index.js`,
  lineOfCode: (line: number) => `line ${line} of the code · `,
  knownMistake: 'Known mistake',
  knownMistakes: 'Known mistakes',
  mistakes: (count: number) => counted(count, 'known mistake'),
  atEvent: 'at event',
  whatIf: 'What if?',
  running: 'Running everything again with the edit…',
  noDifference: 'Nothing would have differed',
  difference: 'Had it been so from the start',
  andMore: (count: number) => `and ${count} more`,
};

/** A page that has nothing to show. */
export const message = {
  nothing: 'No coat for this ticket',
  nothingHere: 'No page of Session Playground has this address. It may have been cut off, or the page is gone.',
  ways: 'Where to go on',
  gallery: 'See the gallery',
};

export const options = {
  noCall:
    'No call of session(…) from express-session is to be found in the code, or the code does not parse. See it under Code.',
  find: 'Find an option',
  none: 'none',
  nothingFound: (words: string) => `No option has “${words}” in its name or in what it does.`,
  which: 'Which session() call',
  call: (line: number) => `session() in line ${line}`,
  noSuchOption: (name: string) => `There is no option ${name} that can be set.`,
  groups: {
    saving: { title: 'Saving', about: 'When the session is written to the store, and when its cookie is sent.' },
    cookie: { title: 'Cookie', about: 'What the browser is told about the cookie that carries the session id.' },
    session: { title: 'Session', about: 'How the session is named, signed and found.' },
  },
  more: (count: number) => `${count} more`,
  fewer: 'Fewer',
  about: 'Each control edits the code in place. The app starts again at once; the store keeps its rows.',
  leftOut: (value: string) => `left out: ${value} by default`,
  leftOutWithout: 'left out: not set',
  defaults: {
    secret: 'left out: no secret of its own',
    genid: 'left out: 24 random bytes, as 32 letters',
    store: 'left out: a new MemoryStore',
    proxy: 'left out: Express decides, by “trust proxy”',
  },
  given: 'in the code',
  leaveOut: 'Leave out',
  leaveOutOption: (name: string) => `Leave out ${name}`,
  writeOut: 'Write it out',
  writeOutOption: (name: string) => `Write out ${name}`,
  computed: (line: number) => `computed in line ${line}`,
  computedIs: (value: string) => `It came to ${value} in the last request.`,
  computedStays: 'The code computes it: change it under Code.',
  noValue: 'no value',
  inMs: (name: string) => `${name} in milliseconds`,
  noNumber: 'Write a whole number of milliseconds.',
  noDate: 'no date',
  noSuchDate: 'Write a date such as 2026-01-01T12:00:00Z.',
  inAnHour: 'In an hour',
  randomUuid: 'Use crypto.randomUUID()',
  changeStore:
    'Another store is an object, so it is made in the code: choose Redis under World, or write store: there.',
  cautions: {
    resave: 'Leaving it out is deprecated: the app starts with a warning.',
    saveUninitialized: 'Leaving it out is deprecated: the app starts with a warning.',
    secret: 'Without it each request ends in an error, unless cookie-parser is given a secret before.',
    'cookie.expires': 'Advised against: give maxAge. They set the same, and the one that comes last counts.',
    'cookie.sameSite': 'Browsers take none only together with secure.',
    'cookie.partitioned': 'Browsers take it only together with secure.',
  },
  secrets: {
    secret: (n: number) => `secret ${n}`,
    up: (n: number) => `Move secret ${n} up`,
    down: (n: number) => `Move secret ${n} down`,
    remove: (n: number) => `Remove secret ${n}`,
    signs: 'signs, and is accepted',
    accepted: 'is accepted',
    empty: 'A secret cannot be empty.',
    give: 'Give it a secret',
    rotate: 'Put a new secret first',
    example: 'keyboard cat',
    fresh: (n: number) => `new secret ${n}`,
  },
  replay: {
    runs: 'It runs now.',
    offer: 'It runs now, for what comes next.',
    button: 'Replay with this option',
    asked: 'Doing everything again…',
    differences: 'What went otherwise',
    seek: (more: number) => `${more > 0 ? `and ${more} more. ` : ''}Press one to see it on the stage.`,
    against: {
      notThere: 'not before',
      other: 'other before',
      answers: { yes: 'yes', no: 'no' },
      decided: (answer: string) => `before: ${answer}`,
    },
    dismiss: 'Dismiss',
  },
};

/** What went otherwise than the run before, lit on the stage, the timeline and in the log. */
export const otherwise = {
  title: 'What went otherwise than before',
  places: (count: number) =>
    count === 0 ? 'All went as before' : `${count === 1 ? '1 event' : `${count} events`} otherwise than before`,
  key: 'A ring is around what went otherwise; an empty one is where something happened before, and not now.',
  previous: 'Previous difference',
  next: 'Next difference',
  dismiss: 'Put the differences out',
  was: (sentence: string) => `before: ${sentence}`,
  isNew: 'not before',
  gone: (sentence: string) => `before, not now: ${sentence}`,
};

/** The orders of parallel requests, tried. */
export const orders = {
  title: 'Every order tried',
  list: 'Orders tried',
  summary: (orders: number, ends: number) => `${counted(orders, 'order')} tried, ${counted(ends, 'different end')}`,
  sentence: (orders: number, complete: boolean, ends: string) =>
    `${counted(orders, 'order')} tried, ${complete ? 'all there are' : 'there are more'}: ${ends}`,
  onlyEnd: (orders: number, end: string) => `${orders === 1 ? 'it ends' : 'all end'} with ${end}`,
  end: (count: number, end: string) => `${count} ${count === 1 ? 'ends' : 'end'} with ${end}`,
  otherEnds: (count: number) => counted(count, 'more end'),
  and: ' and ',
  tooMany: 'more sessions than are shown here',
  answers: (answers: string) => `the answers ${answers}`,
  noSession: 'no session',
  noOtherSession: 'no other session',
  emptySession: 'an empty session',
  endOf: (count: number, orders: number, end: string) => `${count} of ${orders}: ${end}`,
  schedule: 'An order that ends so',
  responses: 'The answers',
  store: 'What the store holds',
  storeTooLarge: 'More than is shown here. Run the experiment from the command line to see it.',
  leftOut: (count: number) => `and ${counted(count, 'more end')}, which are not shown here`,
};

export const play = {
  title: 'A shared experiment',
  about: 'It runs here as it ran where it was shared. What you change is yours alone.',
  blank: 'Playground',
  blankAbout:
    'An app that counts visits, to begin with. Write your own: what you send goes to what stands in the code.',
  split: 'Width of the code',
  failed: 'This experiment does not open',
  open: 'Open an experiment',
  choose: 'Choose a file',
  paste: 'Paste code, an experiment, a HAR file or a link',
  onlyPaste: 'Paste it as a whole: it opens at once.',
  kinds:
    'An Express app (.js), an experiment (.json), or what your browser recorded (.har). You can drop the file anywhere on the page.',
  pasted: 'The pasted text',
  tooLarge: (name: string) => `${name}: is larger than any HAR file or experiment may be.`,
  unreadable: (name: string) => `${name}: cannot be read.`,
  drop: 'Drop it to open it',
  dismiss: 'Dismiss',
  again: 'Start over',
  asShared: 'As it was shared',
  againHint: 'Run it again as it was, in a new sandbox',
  full: 'Open in Session Playground',
};

/** The rows of the store, looked into. */
export const problems = {
  faults: { load: 'The app did not start', uncaught: 'The app ended', limit: 'The app was stopped' },
  fault: (what: string, line: number | undefined) => `${what}${line === undefined ? '' : ` (line ${line})`}.`,
  mend: 'Mend it under Code: it starts again with the next edit.',
  dismiss: 'Dismiss',
};

export const reference = {
  title: 'Reference',
  about:
    'Every option and method of express-session and every attribute of a cookie: its real default, an experiment that runs, and what it changes. Press r in a lesson or in the playground to come here.',
  missing: 'There is no such page of reference.',
  none: (name: string) => `There is nothing by the name ${name}. The list of all is at /reference.`,
  find: 'Find by name or by what it does',
  found: (pages: number) => `${counted(pages, 'page')} found`,
  nothing: (words: string) => `Nothing has ${JSON.stringify(words)} in its name or in what it does.`,
  kinds: {
    option: 'Options of session()',
    'cookie option': 'Options of its cookie',
    request: 'On the request',
    session: 'Methods of the session',
    'session cookie': 'The cookie of a session',
    store: 'Methods of a store',
    'cookie attribute': 'Attributes of a cookie',
  },
  kind: {
    option: 'option of session()',
    'cookie option': 'option of its cookie',
    request: 'on the request',
    session: 'method of the session',
    'session cookie': 'cookie of a session',
    store: 'method of a store',
    'cookie attribute': 'attribute of a cookie',
  },
  leftOut: 'Left out',
  takes: 'Takes',
  deprecated: 'Deprecated',
  alsoCalled: 'Also called',
  side: (name: string) => `Experiment ${name}`,
  compare: 'Compare A and B',
  open: 'Open A in the playground',
  more: 'More about it',
  lesson: (step: string) => `Lesson: ${step}`,
};
export const review = {
  title: 'Review',
  again: 'Once more',
  left: (more: number) => (more > 0 ? `Review: ${more} more after this` : 'Review'),
  from: 'You were wrong about this in',
  otherApp: 'Here is another app of the same kind.',
  willDo: 'This will be done:',
  findOut: 'Find out',
  known: 'It comes back in some days, to make sure.',
  unknown: 'It comes back in ten minutes. The log says why it is so.',
  next: 'Next',
  end: 'Done',
  gone: 'The step that this comes from is not in the course any more.',
  nothing: 'Nothing to review. A prediction that turns out wrong comes back here, with another app.',
  later: (ms: number) =>
    ms <= 0 ? 'There is more to review.' : `Nothing is due. The next comes back in ${duration(ms)}.`,
  now: 'Ask me now',
  toCourse: 'To the course',
};
export const rows = {
  title: 'Rows of the store',
  none: 'The store holds no session yet. With saveUninitialized: false it gets one once something is put into it.',
  gone: (sid: string) => `Session ${sid} is not in the store at this moment.`,
  delete: 'Delete it',
  life: { title: 'How long it stays', forEver: 'It has no expiry: MemoryStore keeps it as long as the process runs.' },
  left: (left: string, until: string) => `${left} left, until ${until}`,
  expired: 'Its time has run out: the store drops it when it is asked for it.',
  written: {
    title: 'Who wrote it',
    by: (request: string) => `${request} wrote it last.`,
    byNobody: 'No request wrote what it holds now: it was written from outside.',
    show: (seq: number) => `event ${seq}`,
    lost: (by: string, of: string) => `${by} had not seen what ${of} saved meanwhile, and overwrote it. This is lost:`,
  },
  raw: { title: 'As it is stored', key: 'Key' },
  edit: {
    title: 'Write it by hand',
    label: 'The session as JSON',
    write: 'Write it into the store',
    discard: 'Discard',
    wrong: 'This is no JSON object: the store keeps a session as one.',
    gone: 'It is not in the store any more, and nothing can be written into it.',
    about: 'The next request that brings its id loads what stands here. How long it stays is as it was.',
  },
  redis: { title: 'Its commands on the wire to Redis' },
};

export const send = {
  noHeader: (line: number) => `Line ${line} of the headers has no name and colon: write Name: value.`,
  browser: 'Browser',
  method: 'Method',
  overHttps: 'Over https: change to http',
  overHttp: 'Over plain http: change to https',
  path: 'Path',
  more: 'More',
  holdsValues: '(holds values)',
  send: 'Send',
  from: 'From the page',
  fromItself: 'a page of the app itself',
  madeBy: 'Made by',
  kinds: {
    navigate: 'a link, a form or a typed address',
    fetch: 'fetch() in a script',
    subresource: 'an image or a frame',
  },
  credentials: 'Credentials',
  atOnce: 'At once',
  headers: 'Headers',
  body: 'Body',
  follow: 'Follow redirects',
  everyOrder: 'Try every order',
  everyOrderAbout:
    'Of several requests at once: the orders that their steps can come in, 300 at most, and what they lead to',
  world: 'The world',
  minute: '1 min later',
  minutePasses: 'A minute passes',
  hour: '1 h later',
  hourPasses: 'An hour passes',
  restart: 'Restart',
  restartAbout: 'Restart the process: MemoryStore starts empty',
  reset: 'Reset',
  resetAbout: 'Back to before the first request',
  realTab: 'Open in a real tab',
  realTabAbout: 'A tab of your own browser, with its own cookies: it joins in as real:1',
  copyCurl: 'Copy curl',
  copied: 'Copied',
};

export const share = {
  unreachable: 'The server cannot be reached. Try again when the page is live.',
  answered: (status: number) => `The server answered ${status}. Try again.`,
  button: 'Share',
  title: 'Share this experiment',
  about: (actions: number) =>
    `The app, its world and ${actions === 0 ? 'no action yet' : counted(actions, 'action')}: whoever opens it sees the same happen.`,
  loading: 'The experiment is fetched…',
  close: 'Close',
  copy: 'Copy',
  copyWhat: (what: string) => `Copy: ${what}`,
  copied: 'Copied.',
  byHand: 'This browser lets no page copy. It is selected: press Ctrl+C, or ⌘C on a Mac.',
  link: 'Link',
  whole: (characters: number) => `${kilobytes(characters)}. The experiment is in the link itself, and on no server.`,
  long: (characters: number) =>
    `${kilobytes(characters)}: some chat programs and mail servers cut a link so long. A short link gets through.`,
  shorten: 'Make a short link',
  short: 'Short link',
  kept: 'This server keeps the experiment. Whoever has the link can open it.',
  files: 'Files',
  downloadExperiment: 'Download experiment',
  downloadProject: 'Download project',
  filesAbout:
    'The project runs your app under real Node (npm install, npm start) and replays the requests (npm run replay).',
  copyAs: 'Copy as',
  curl: 'curl',
  curlAbout:
    'The same requests once more, to this sandbox: it answers them as it stands now. Each browser is a cookie file.',
  asCurl: 'As curl',
  asCurlAbout: 'Its own cookies with it, to this sandbox.',
  json: 'JSON',
  jsonAbout: 'What the command line runs: npm run -s experiment -- experiment.json',
  embed: 'Frame',
  embedAbout: 'HTML for a page of yours. The server has to be started with its origin in EMBED_ORIGINS.',
};

/** The keys that do something wherever one is, but in a field. */
export const shortcuts = {
  title: 'Keys',
  about: 'They work wherever you are on the page, but not while you type into a field.',
  close: 'Close',
  open: 'Show the keys',
  marks: 'Marks on the timeline',
  keys: {
    ' ': 'Space',
    ArrowLeft: '←',
    ArrowRight: '→',
    'Shift+ArrowLeft': 'Shift ←',
    'Shift+ArrowRight': 'Shift →',
  } as Record<string, string>,
  or: 'or',
  what: {
    reference: 'Search the reference',
    play: 'Play, or pause',
    back: 'One event back',
    forward: 'One event on',
    previousRequest: 'To the request before',
    nextRequest: 'To the next request',
    first: 'To the first event',
    last: 'To the last event',
    live: 'Follow what happens now',
    faster: 'Faster',
    slower: 'Slower',
    keys: 'Show these keys',
  },
};

export const stage = {
  sentFrom: (host: string) => `A page of ${host} makes it send this.`,
  title: 'Stage',
  browser: 'Browser',
  browsers: 'Browsers',
  lookAt: (name: string) => `Look at ${name}`,
  sendAs: 'Send as',
  emptyJar: 'empty jar',
  deadTicket: 'no session behind it',
  jarOf: (name: string) => `Cookie jar of ${name}`,
  curlKeeps: 'curl keeps cookies only in the files it is told to.',
  outside: (name: string) => `${name} is outside: it keeps its cookies itself, and shows those it sends.`,
  refused: (reason: string) => `Refused: ${reason}`,
  noPage: 'Press Send to open a page.',
  emptyBody: 'The body is empty.',
  redirectsTo: (url: string) => `Redirects to ${url}`,
  failed: 'failed',
  untilClosed: 'until the browser closes',
  until: (time: string, day: string) => `until ${time} on ${day}`,
  inspectCookie: (name: string, browser: string) => `${name}: look into this cookie of ${browser}`,
  inspectRow: (sid: string) => `${sid}: look into this row of the store`,
  inspectSession: (request: string) => `req.session: what ${request} changed in it`,
  inspectGate: (question: string, answer: string) => `${question} ${answer}: why?`,
  inspectRequest: (id: string, method: string, path: string) =>
    `${id} headers: of ${method} ${path}, as they crossed the wire`,
  requests: 'Requests',
  headers: 'headers',
  wire: 'Wire',
  there: 'request',
  back: 'response',
  proxy: (hop: number) => `Proxy ${hop}`,
  passesOnByHttp: 'passes on by http',
  carriesNoCookie: 'no Cookie',
  carriesCookie: 'Cookie',
  setsCookie: 'Set-Cookie',
  setsNone: 'no Set-Cookie',
  bodyToCome: 'body to come',
  noResponse: 'No response',
  process: 'Node process',
  app: 'Your app',
  noPipeline: 'The app has no middleware and no route.',
  notStarted: 'The app does not run.',
  line: (n: number) => `line ${n}`,
  aFunction: 'a function',
  errorHandler: 'on errors',
  handmade: 'called by the app itself',
  wayIn: 'Way in',
  wayOut: 'Way out',
  notDecided: 'not decided yet',
  request: 'req.session',
  noSession: {
    notYet: 'none yet: express-session makes it, or loads it',
    destroyed: 'none: it was destroyed',
    none: 'none',
  },
  noRequest: 'It comes with a request.',
  emptySession: 'empty',
  sessions: (n: number) => (n === 0 ? 'no session' : n === 1 ? '1 session' : `${n} sessions`),
  fails: {
    error: 'fails: every call gets an error',
    timeout: 'hangs: no call is answered',
    disconnect: 'is disconnected',
  },
  forEver: 'no expiry',
  expired: 'expired',
  left: (time: string) => `${time} left`,
  lost: (by: string, of: string) => `${by} overwrote what ${of} had saved`,
  gone: 'gone',
  time: (from: string) => `+ ${from}`,
  embedded: 'embedded',
};

export const terminal = {
  greeting: 'A shell with curl. Try \x1b[1mcurl -i /\x1b[0m, or help',
  hint: 'Type help. Tab completes; on an empty line Tab leaves the terminal, and so does Esc and then Tab.',
  here: (commands: string) => `Here are ${commands}, and the usual commands of a shell; help shows them by example.`,
  help: (usage: string) => `This is a small bash in your browser. Its curl talks to the app in the sandbox:

  curl -i /                   the response with its headers
  curl -v /                   the request too
  curl -i -c jar /            keep the cookies in a file
  cat jar                     see them, in Netscape's format
  curl -i -b jar /            send them back
  curl -X POST -d 'a=1' /     send a form

  ${usage}

What the store and the browsers keep:

  store                       the sessions in the app's store, whichever it is
  store get SID               one of them; the beginning of its id is enough
  store del SID               remove it; store clear removes all
  redis-cli KEYS '*'          the same, where the app keeps them in Redis
  redis-cli GET KEY           also TTL, PTTL, EXISTS, TYPE, DEL, DBSIZE, FLUSHDB, PING
  cookies                     the jar of each browser
  cookies alice > jar         steal hers: curl -b jar / is alice now

Without -b and -c, curl keeps no cookies. ls, cat, grep, sed, jq, for loops and pipes work; the files are yours alone.
Keys: up and down for earlier lines (history lists them), Tab completes, Ctrl+C ends, Ctrl+L clears.
`,
  store: {
    empty: 'No session is stored.',
    noExpiry: 'no expiry',
    left: (seconds: number) => (seconds === 0 ? 'expired' : `${seconds} s left`),
    unknown: (verb: string) =>
      `"${verb}" is not known here. Try: store list, store get SID, store del SID, store clear`,
    tooMany: (words: string) => `"${words}" is too much. Try: store get SID`,
    whichSid: (verb: string) => `which session? Try: store ${verb} SID; store lists them`,
    noSuch: (sid: string) => `no session's id begins with "${sid}"; store lists them`,
    several: (sid: string) => `several sessions' ids begin with "${sid}"; write more of it`,
  },
  redis: {
    noCommand: (commands: string) => `no command given. Try: redis-cli KEYS '*'; here are ${commands}`,
    noOption: (option: string) => `option ${option}: not known here; there is one Redis, and it is this app's`,
    unknown: (command: string, commands: string) => `(error) ERR unknown command '${command}'; here are ${commands}`,
    wrongNumber: (usage: string) => `(error) ERR wrong number of arguments. Try: redis-cli ${usage}`,
    badPattern: (pattern: string) => `"${pattern}" is not a pattern. Try: redis-cli KEYS 'sess:*'`,
    noRedis: 'this app has not spoken to a Redis: its sessions are in another store. Try: store',
  },
  cookies: {
    empty: '  (empty)\n',
    noBrowser: 'No browser has sent a request yet.\n',
    tooMany: 'one browser at a time. Try: cookies alice',
    unknown: (name: string, browsers: string) =>
      browsers === ''
        ? `no browser "${name}" was seen: none has sent a request yet`
        : `no browser "${name}" was seen; there are ${browsers}`,
    untilClosed: 'until the browser closes',
    until: (date: string) => `until ${date}`,
  },
};

export const timeline = {
  title: 'Timeline',
  first: 'First event',
  previousRequest: 'Previous request',
  back: 'Step back',
  play: 'Play',
  pause: 'Pause',
  again: 'Play the last request again',
  forward: 'Step forward',
  nextRequest: 'Next request',
  last: 'Last event',
  shown: 'Event shown',
  shownText: (at: number, count: number, sentence: string) => `Event ${at} of ${count}: ${sentence}`,
  otherwise: (said: string, was: string) => `${said} Otherwise than before: ${was}`,
  beforeFirst: 'Before the first event',
  position: (at: number, count: number) => `${at} / ${count}`,
  speed: (now: number, next: number) => `Speed ${now}. Change to ${next}`,
  times: (speed: number) => `${speed}×`,
  live: 'Live',
  follow: 'Follow live',
  toLast: 'Jump to the last event',
  requests: 'requests',
  shapes: {
    there: 'goes: a request, or a call of the store',
    back: 'comes back: a response, or an answer of the store',
    step: 'a step: a function is entered or left, a line is printed',
    session: 'the session is made, loaded or changed',
    save: 'the session is saved',
    read: 'a cookie is read, dropped, or not sent',
    kept: 'a cookie is set, or kept',
    refused: 'a cookie is refused or withheld',
    warning: 'a library warns',
    error: 'an error, or a limit',
    time: 'time passes',
    world: 'a restart, a failing store, a row edited from outside',
    deploy: 'the code is deployed',
    mistake: 'a known mistake, such as a lost update',
  },
};

export const trouble = {
  title: 'Something is wrong',
  missing: 'The list of what can be wrong is not there.',
  about: 'By what you see, to a step that shows why. Each can be run, and mended.',
  own: 'Or paste your own code',
  ownAbout: 'It runs here, and the mistakes that are known are named at the line that makes them.',
};
export const viewMenu = {
  title: 'View',
  look: 'Look',
  looks: { system: 'System', light: 'Light', dark: 'Dark' },
  projector: 'Projector',
  projectorAbout: 'Large type and high contrast, in this tab.',
  print: 'Print this moment and its log',
};

export const workspace = {
  /** Where the stage is not at the last event. */
  moment: (at: number, of: number) =>
    `As it was after event ${at} of ${of}. What you do here happens now, after event ${of}.`,
  panels: 'Panels',
  playground: 'Playground',
  loading: 'Loading…',
  tabs: {
    log: 'Log',
    cookies: 'Cookies',
    store: 'Store',
    options: 'Options',
    code: 'Code',
    world: 'World',
    terminal: 'Terminal',
  },
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
