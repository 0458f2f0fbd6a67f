import type { ReactNode } from 'react';
import { type OptionValue, randomUuid } from '../../source/options.js';
import type { Reading } from '../../source/read-options.js';
import { text } from '../text/text.js';
import { Choice, type ControlProps, Switch, TextControl } from './controls.js';
import { ExpiresControl, MaxAgeControl } from './lifetime-controls.js';
import type { Control, Row } from './option-groups.js';
import { useReplay } from './replay.js';
import { ReplayOffer } from './replay-offer.js';
import { SecretControl } from './secret-control.js';

const says = text.options;

type RowProps = {
  row: Row;
  reading: Reading;
  /** What it came to in the last request, where the trace tells. */
  cameTo: unknown;
  set: (value: OptionValue | undefined) => void;
};

/** One option: what it does, how the code gives it, and its control. */
export function OptionRow({ row: { name, actor, control }, reading, cameTo, set }: RowProps) {
  const wasSet = useReplay((state) => state.option === name);
  const caution = cautionOf(name, reading);
  return (
    <li data-actor={actor} data-option={name} className="py-4 first:pt-1 last:pb-1">
      <div className="grid gap-x-8 gap-y-2.5 md:grid-cols-[minmax(0,1fr)_minmax(0,27rem)]">
        <div className="min-w-0">
          <h4 className="font-mono font-semibold text-actor text-sm">{name}</h4>
          <p className="text-sm text-soft">{text.editor.completions.options[name]}</p>
          {caution && <p className="mt-1 border-line-strong border-l-2 pl-2 text-soft text-xs">{caution}</p>}
        </div>
        <div className="flex min-w-0 flex-col items-start gap-1.5">
          {reading.kind === 'computed' ? (
            <Computed name={name} reading={reading} cameTo={cameTo} />
          ) : (
            <>
              <OptionControl control={control} name={name} reading={reading} set={set} />
              <State name={name} control={control} reading={reading} set={set} />
            </>
          )}
        </div>
      </div>
      {wasSet && <ReplayOffer />}
    </li>
  );
}

function OptionControl({ control, ...props }: ControlProps & { control: Control }) {
  switch (control.kind) {
    case 'switch':
      return <Switch {...props} />;
    case 'choice':
      return <Choice {...props} values={control.values} />;
    case 'text':
      return <TextControl {...props} />;
    case 'maxAge':
      return <MaxAgeControl {...props} />;
    case 'expires':
      return <ExpiresControl {...props} />;
    case 'secret':
      return <SecretControl {...props} />;
    case 'genid':
      return props.reading.kind === 'given' ? (
        <Code>{randomUuid.code}</Code>
      ) : (
        <button type="button" className="button" onClick={() => props.set(randomUuid)}>
          {says.randomUuid}
        </button>
      );
    case 'store':
      return <Note>{says.changeStore}</Note>;
  }
}

/** Whether the code gives it, and the way back to the default. */
function State({ name, control, reading, set }: Pick<RowProps, 'reading' | 'set'> & Pick<Row, 'name' | 'control'>) {
  if (reading.kind === 'given') {
    return (
      <p className="flex items-center gap-1 text-faint text-xs">
        {says.given} ·
        <Link label={says.leaveOutOption(name)} act={() => set(undefined)}>
          {says.leaveOut}
        </Link>
      </p>
    );
  }
  const byDefault = reading.kind === 'absent' ? reading.default : undefined;
  const writes = control.kind === 'switch' && byDefault !== undefined;
  return (
    <p className="flex items-center gap-1 text-faint text-xs">
      {leftOut(name, byDefault)}
      {writes && (
        <>
          {' '}
          ·
          <Link label={says.writeOutOption(name)} act={() => set(byDefault)}>
            {says.writeOut}
          </Link>
        </>
      )}
    </p>
  );
}

function leftOut(name: Row['name'], byDefault: OptionValue | undefined): string {
  if (Object.hasOwn(says.defaults, name)) return says.defaults[name as keyof typeof says.defaults];
  return byDefault === undefined ? says.leftOutWithout : says.leftOut(String(byDefault));
}

/** As it stands in the code, which is left alone. */
function Computed({
  name,
  reading,
  cameTo,
}: {
  name: string;
  reading: Reading & { kind: 'computed' };
  cameTo: unknown;
}) {
  return (
    <>
      <Code>{reading.source}</Code>
      <p className="text-faint text-xs">
        {says.computed(reading.line)}. {cameTo !== undefined && `${says.computedIs(JSON.stringify(cameTo))} `}
        {name === 'store' ? says.changeStore : says.computedStays}
      </p>
    </>
  );
}

/** What to mind about an option as it is now. */
function cautionOf(name: Row['name'], reading: Reading): string | undefined {
  const value = reading.kind === 'given' ? reading.value : undefined;
  const { cautions } = says;
  switch (name) {
    case 'resave':
    case 'saveUninitialized':
    case 'secret':
      return reading.kind === 'absent' ? cautions[name] : undefined;
    case 'cookie.expires':
      return reading.kind === 'given' ? cautions[name] : undefined;
    case 'cookie.sameSite':
      return value === 'none' ? cautions[name] : undefined;
    case 'cookie.partitioned':
      return value === true ? cautions[name] : undefined;
    default:
      return undefined;
  }
}

const Code = ({ children }: { children: ReactNode }) => (
  <code className="max-h-32 max-w-full overflow-y-auto whitespace-pre-wrap break-words rounded-lg bg-sunken px-2.5 py-1.5 font-mono text-[0.8125rem] text-ink">
    {children}
  </code>
);

const Note = ({ children }: { children: ReactNode }) => <p className="text-faint text-xs">{children}</p>;

const Link = ({ label, act, children }: { label: string; act: () => void; children: ReactNode }) => (
  <button
    type="button"
    aria-label={label}
    className="cursor-pointer rounded px-1 py-0.5 text-soft underline underline-offset-2 hover:text-ink"
    onClick={act}
  >
    {children}
  </button>
);
