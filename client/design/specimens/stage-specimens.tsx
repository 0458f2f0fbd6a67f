import type { HeldCookie, PipelineLayer } from '../../../trace/event.js';
import { sent } from '../../../trace/fold/requests.js';
import { beforeFirst, type RequestState } from '../../../trace/fold.js';
import { BesideProvider, place } from '../../stage/beside.js';
import { Jar } from '../../stage/jar.js';
import { LayerRow } from '../../stage/layer-row.js';
import { SessionMachine } from '../../stage/session-machine.js';
import { SidMark } from '../../stage/sid-mark.js';
import { StoreRow } from '../../stage/store-row.js';
import { Specimen } from './specimen.js';

/** The headings that a part has above it on the stage, for those who read by headings. */
const OnStage = () => (
  <>
    <h3 className="sr-only">The process</h3>
    <h4 className="sr-only">express-session</h4>
  </>
);

const sids = [
  '_oGMG5eT14voWjbvbMXFE-kNheh9EoC6',
  'l5PXi-haNu9sxcUT6Q2F6H0SgLpn55OK',
  'srSdeqV6pQ1Lr0a8Yy2nKc7mXb3TzW4d',
];
const [sid = ''] = sids;

const held: HeldCookie = {
  name: 'connect.sid',
  value: `s%3A${sid}.abc`,
  domain: 'shop.test',
  hostOnly: true,
  path: '/',
  expires: null,
  httpOnly: true,
  secure: false,
  sameSite: null,
};

export const request: RequestState = sent({
  seq: 1,
  at: 0,
  type: 'request',
  requestId: 'r1',
  browser: 'alice',
  method: 'GET',
  url: 'http://shop.test/cart',
  headers: [['Cookie', `connect.sid=s%3A${sid}.abc`]],
  body: '',
});

const layer: PipelineLayer = { layer: 1, depth: 0, name: 'logger', kind: 'middleware', line: 4 };
const route: PipelineLayer = {
  layer: 2,
  depth: 0,
  name: 'anonymous',
  kind: 'handler',
  method: 'GET',
  path: '/cart',
  line: 9,
};
const inside = { name: 'anonymous', kind: 'handler' as const, line: 9, layer: 2 };

const decided: RequestState = {
  ...request,
  skipped: 'not-secure',
  gates: {
    cookie: 'valid',
    found: false,
    isNew: true,
    modified: true,
    destroy: false,
    save: true,
    touch: false,
    setCookie: false,
  },
};

const row = { cookie: { originalMaxAge: 600_000, expires: '2026-01-01T00:10:00.000Z' }, views: 2 };
const state = { ...beforeFirst, clock: '2026-01-01T00:00:00.000Z', at: 200_000 };

const besideB = {
  called: 'A',
  marks: new Map([
    [place.cookie('alice', held), 'not in B'],
    [place.row(sid), 'other in B'],
  ]),
};

/** What stands on the stage, by hand in each of its states. */
export function StageSpecimens() {
  return (
    <div className="grid items-start gap-6 sm:grid-cols-2 lg:grid-cols-3">
      <Specimen name="the mark of a session id: three of them">
        <div className="flex flex-wrap gap-2">
          {sids.map((one) => (
            <SidMark key={one} sid={one} />
          ))}
        </div>
      </Specimen>
      {(['stored', 'rejected'] as const).map((outcome) => (
        <Specimen key={outcome} name={`a cookie, just ${outcome}`}>
          <div data-actor="browser">
            <Jar
              browser="alice"
              cookies={[held]}
              dead={[]}
              touched={{ what: 'cookie', browser: 'alice', name: held.name, outcome }}
            />
          </div>
        </Specimen>
      ))}
      <Specimen name="a cookie with no session behind it: a dead ticket">
        <div data-actor="browser">
          <Jar browser="alice" cookies={[held]} dead={[held]} touched={null} />
        </div>
      </Specimen>
      <Specimen name="functions of the app: passed, entered, to come">
        <ol className="pipeline">
          <LayerRow layer={layer} request={{ ...request, passed: [1] }} code={undefined} />
          <LayerRow layer={route} request={{ ...request, inside, passed: [1, 2] }} code="req.session.views++" />
          <LayerRow layer={{ ...route, layer: 3, method: 'POST' }} request={request} code={undefined} />
        </ol>
      </Specimen>
      <Specimen name="the gates: nothing decided">
        <div data-actor="middleware">
          <OnStage />
          <SessionMachine request={request} state={beforeFirst} />
        </div>
      </Specimen>
      <Specimen name="the gates: each answered, and why no cookie went">
        <div data-actor="middleware">
          <OnStage />
          <SessionMachine request={decided} state={beforeFirst} />
        </div>
      </Specimen>
      <Specimen name="a cookie and a row that are otherwise on the stage beside">
        <BesideProvider value={besideB}>
          <div data-actor="browser">
            <Jar browser="alice" cookies={[held]} dead={[]} touched={null} />
          </div>
          <Rows>
            <StoreRow sid={sid} session={row} state={state} touched={false} />
          </Rows>
        </BesideProvider>
      </Specimen>
      <Specimen name="a row, with two thirds of its life left">
        <Rows>
          <StoreRow sid={sid} session={row} state={state} touched={false} />
        </Rows>
      </Specimen>
      <Specimen name="a row that another request had written meanwhile">
        <Rows>
          <StoreRow
            sid={sid}
            session={{ cookie: {}, views: 2 }}
            state={{
              ...state,
              written: { [sid]: { seq: 9, requestId: 'r4', lost: { requestId: 'r3', session: {} } } },
            }}
            touched
          />
        </Rows>
      </Specimen>
    </div>
  );
}

const Rows = ({ children }: { children: React.ReactNode }) => (
  <ul data-actor="store" className="store-rows">
    {children}
  </ul>
);
