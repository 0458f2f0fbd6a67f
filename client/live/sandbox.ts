import { create } from 'zustand';
import type { WhatIf } from '../../protocol/live.js';
import { emptyInbox, type Inbox, receive } from './inbox.js';
import { Outbox } from './outbox.js';
import { type Acted, type ActionInput, type EditInput, type ExperimentInput, type OpenAttempt, Wire } from './wire.js';

export type SandboxState = Inbox & {
  status: 'connecting' | 'live' | 'reconnecting';
  /** The sandbox answers clients outside on `<id>.<domain>`; null until the server has said so. */
  domain: string | null;
  /** Actions that the server has not acknowledged. */
  waiting: number;
  /** What the server refused, in its own sentence, until dismissed. */
  problem: string | null;
};

const initial: SandboxState = {
  ...emptyInbox,
  status: 'connecting',
  domain: null,
  waiting: 0,
  problem: null,
};

/** The sandbox this page follows, as far as the page knows it. */
export const useSandbox = create<SandboxState>(() => initial);

/** The connection to one sandbox, kept over reconnects. */
class Connection {
  readonly #wire = new Wire();
  readonly #outbox: Outbox;
  #inbox: Inbox;
  #opening = false;

  constructor(
    readonly experiment: ExperimentInput,
    id: string | null,
    readonly opened: (id: string) => void,
  ) {
    this.#inbox = { ...emptyInbox, id };
    this.#outbox = new Outbox(
      (key, action) =>
        this.#inbox.id ? this.#wire.act(this.#inbox.id, key, action) : Promise.resolve('lost' as const),
      (waiting) => useSandbox.setState({ waiting }),
    );
    this.#wire.onConnect(() => void this.#open());
    this.#wire.onDisconnect(() => {
      this.#outbox.disconnected();
      useSandbox.setState(({ status }) => ({ status: status === 'connecting' ? status : 'reconnecting' }));
    });
    this.#wire.onTrace((batch) => {
      const { inbox, gap } = receive(this.#inbox, batch);
      this.#show(inbox);
      if (gap) void this.#open();
    }, tell);
  }

  act(action: ActionInput): Promise<Acted> {
    return this.#outbox.add(action);
  }

  async reset() {
    const { id } = this.#inbox;
    if (id) this.#afterOpen(await this.#wire.reset(id, 0));
  }

  async whatIf(edit: EditInput): Promise<WhatIf> {
    const { id } = this.#inbox;
    if (!id) throw noSandbox();
    return this.#wire.whatIf(id, edit);
  }

  close() {
    this.#outbox.clear();
    this.#wire.close();
  }

  async #open() {
    if (this.#opening) return;
    this.#opening = true;
    const { id, epoch, events } = this.#inbox;
    let attempt = id ? await this.#wire.join(id, epoch, events.length) : await this.#wire.create(this.experiment);
    if (attempt !== 'lost' && 'unknown' in attempt && attempt.unknown) {
      // the server no longer has it, or never had: a new one for the same lesson
      this.#show(emptyInbox);
      attempt = await this.#wire.create(this.experiment);
    }
    this.#opening = false;
    this.#afterOpen(attempt);
  }

  #afterOpen(attempt: OpenAttempt) {
    if (attempt === 'lost') return;
    if ('refused' in attempt) return tell(attempt.refused);
    const { id, epoch, domain } = attempt.opened;
    if (id !== this.#inbox.id || epoch !== this.#inbox.epoch) this.#show({ ...emptyInbox, id, epoch });
    useSandbox.setState({ status: 'live', domain });
    this.opened(id);
    this.#outbox.connected();
  }

  #show(inbox: Inbox) {
    this.#inbox = inbox;
    useSandbox.setState({ ...inbox });
  }
}

/** Shows a problem on the page, until it is dismissed. */
export function tell(problem: string) {
  useSandbox.setState({ problem });
}

let connection: Connection | null = null;

/**
 * Follows a sandbox: the one with this id, or a new one for the experiment.
 * @param opened is told the id, whenever it is a new one too.
 * @returns what ends it.
 */
export function openSandbox(experiment: ExperimentInput, id: string | null, opened: (id: string) => void): () => void {
  useSandbox.setState(initial);
  const mine = new Connection(experiment, id, opened);
  connection = mine;
  return () => {
    mine.close();
    if (connection === mine) connection = null;
  };
}

/**
 * Does one action in the sandbox, now or when the connection is back.
 * @throws Error with one sentence when the server refuses it.
 */
export async function perform(action: ActionInput): Promise<Acted> {
  if (!connection) throw noSandbox();
  return connection.act(action);
}

/**
 * What would have differed with an option edited from the start; the sandbox stays as it is.
 * @throws Error with one sentence when the server refuses it.
 */
export async function askWhatIf(edit: EditInput): Promise<WhatIf> {
  if (!connection) throw noSandbox();
  return connection.whatIf(edit);
}

const noSandbox = () => new Error('No sandbox is open. Reload the page.');

/** The same; what the server refuses is shown on the page. @returns whether it was done. */
export async function act(action: ActionInput): Promise<boolean> {
  const asked = connection;
  try {
    await perform(action);
    useSandbox.setState({ problem: null });
    return true;
  } catch (error) {
    // what was asked of a sandbox that was left since concerns nobody
    if (connection === asked) tell(error instanceof Error ? error.message : String(error));
    return false;
  }
}

/** Forgets every action: the world as it was before the first. */
export async function resetSandbox() {
  await connection?.reset();
}

export function dismissProblem() {
  useSandbox.setState({ problem: null });
}
