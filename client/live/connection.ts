import type { Experiment } from '../../protocol/experiment.js';
import type { Replayed, WhatIf } from '../../protocol/live.js';
import { text } from '../text/text.js';
import { emptyInbox, type Inbox, receive } from './inbox.js';
import { Outbox } from './outbox.js';
import type { SandboxStore } from './sandbox-state.js';
import { type Acted, type ActionInput, type EditInput, type ExperimentInput, type OpenAttempt, Wire } from './wire.js';

/** The connection to one sandbox, kept over reconnects; another sandbox can take its place. */
export class Connection {
  readonly #wire = new Wire();
  readonly #outbox: Outbox;
  /** What a sandbox is made of when there is none to follow: that of the last one, once there was one. */
  #experiment: ExperimentInput;
  #inbox: Inbox;
  #opening: Promise<void> | null = null;

  /** The actions that it begins with, and goes back to. */
  #start: ExperimentInput['actions'];

  /**
   * @param state what the page shows of it: kept up to date from here alone.
   * @param start how many of the experiment's actions are there before anybody does something: a reset keeps them
   */
  constructor(
    readonly state: SandboxStore,
    experiment: ExperimentInput,
    id: string | null,
    readonly opened: (id: string) => void,
    start = 0,
  ) {
    this.#experiment = experiment;
    this.#start = experiment.actions.slice(0, start);
    this.#inbox = { ...emptyInbox, id };
    this.#outbox = new Outbox(
      (key, action) =>
        this.#inbox.id ? this.#wire.act(this.#inbox.id, key, action) : Promise.resolve('lost' as const),
      (waiting) => this.state.setState({ waiting }),
    );
    this.#wire.onConnect(() => void this.#open());
    this.#wire.onDisconnect(() => {
      this.#outbox.disconnected();
      this.state.setState(({ status }) => ({ status: status === 'connecting' ? status : 'reconnecting' }));
    });
    this.#wire.onTrace((batch) => {
      const { inbox, gap } = receive(this.#inbox, batch);
      this.#show(inbox);
      if (gap) void this.#open();
    }, this.#tell);
  }

  act(action: ActionInput): Promise<Acted> {
    return this.#outbox.add(action);
  }

  /** @returns the last event that its start makes; null when it was not done, and why is said on the page */
  async reset(): Promise<number | null> {
    const { id } = this.#inbox;
    if (!id) return null;
    const attempt = await this.#wire.reset(id, this.#start.length);
    if (id !== this.#inbox.id) return null;
    this.#afterOpen(attempt);
    return attempt !== 'lost' && 'opened' in attempt ? attempt.opened.seq : null;
  }

  /** @throws Error with one sentence when the server refuses it */
  async replay(app: string): Promise<Replayed> {
    const { id } = this.#inbox;
    if (!id) throw noSandbox();
    const replayed = await this.#wire.replay(id, app);
    if (id === this.#inbox.id) this.#afterOpen({ opened: replayed.opened });
    return replayed;
  }

  async whatIf(edit: EditInput): Promise<WhatIf> {
    const { id } = this.#inbox;
    if (!id) throw noSandbox();
    return this.#wire.whatIf(id, edit);
  }

  async export(): Promise<Experiment> {
    const { id } = this.#inbox;
    if (!id) throw noSandbox();
    return this.#wire.export(id);
  }

  /**
   * Follows a new sandbox in place of this one, which stays as it is.
   * @throws Error with one sentence when the server does not make it; then this one goes on
   */
  async replace(experiment: ExperimentInput) {
    const attempt = await this.#wire.create(experiment);
    this.#start = [];
    if (attempt === 'lost') throw new Error(text.live.noAnswer);
    if ('refused' in attempt) throw new Error(attempt.refused);
    this.#outbox.clear();
    await this.#opening;
    // joined as any other: what was sent of its trace before this page knew its id comes again
    this.#show({ ...emptyInbox, id: attempt.opened.id });
    await this.#open();
  }

  close() {
    this.#outbox.clear();
    this.#wire.close();
  }

  #open(): Promise<void> {
    this.#opening ??= this.#joinOrCreate().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  async #joinOrCreate() {
    const { id, epoch, events } = this.#inbox;
    let attempt = id ? await this.#wire.join(id, epoch, events.length) : await this.#wire.create(this.#experiment);
    if (attempt !== 'lost' && 'unknown' in attempt && attempt.unknown) {
      // the server no longer has it, or never had: a new one of the same, with the code as it was last
      const last = events.findLast((event) => event.type === 'deploy');
      if (last) {
        this.#experiment = { ...this.#experiment, app: last.app };
        this.state.setState({ rebuilding: true, problem: text.live.rebuilt });
      }
      this.#show(emptyInbox);
      attempt = await this.#wire.create(this.#experiment);
    }
    this.#afterOpen(attempt);
  }

  #afterOpen(attempt: OpenAttempt) {
    if (attempt === 'lost') return;
    if ('refused' in attempt) return this.#tell(attempt.refused);
    const { id, epoch, setup, redis, domain } = attempt.opened;
    if (id !== this.#inbox.id || epoch !== this.#inbox.epoch) this.#show({ ...emptyInbox, id, epoch });
    this.#experiment = { ...setup, actions: this.#start };
    this.state.setState({ status: 'live', setup, redis, domain, rebuilding: false });
    this.opened(id);
    this.#outbox.connected();
  }

  readonly #tell = (problem: string) => this.state.setState({ problem });

  #show(inbox: Inbox) {
    this.#inbox = inbox;
    this.state.setState({ ...inbox });
  }
}

export const noSandbox = () => new Error(text.live.noSandbox);
