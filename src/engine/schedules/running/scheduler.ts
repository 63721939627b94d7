import type { ParamGroup } from './paramGroup.js';

/** A running scheduler; it has taken its first step when it is made, as PyTorch's have. */
export interface Scheduler {
  /** One call of PyTorch's `scheduler.step()`; only `ReduceLROnPlateau` takes a metric. */
  step(metric?: number): void;
  /** Takes the first step once more: what `SequentialLR` does to its first scheduler. */
  begin(): void;
  /** Goes back to epoch 0: what `SequentialLR` does to a scheduler whose milestone is reached. */
  restart(): void;
  /** Takes one epoch back and leaves the rate alone: what `SequentialLR` does to all of its own. */
  undo(): void;
  readonly needsMetric: boolean;
}

/** What a rule knows when it is asked for the next learning rate. */
export interface Clock {
  /** The rate in force, which the rules that PyTorch calls chainable start from. */
  readonly lr: number;
  readonly baseLr: number;
  /** PyTorch's `last_epoch`: 0 at the first step. */
  readonly epoch: number;
  /** Whether this is the step that the scheduler takes when it is made. */
  readonly initial: boolean;
  /** Steps taken so far, this one included; a restart is none. */
  readonly calls: number;
}

/** How one scheduler sets the rate. */
export interface Rule {
  readonly rate: (clock: Clock) => number;
  /** Used instead of `rate` for a restart, where PyTorch has such a form. */
  readonly closedForm?: (clock: Clock) => number;
  /** Returns the next epoch, where that is more than counting. */
  readonly advance?: (epoch: number) => number;
  /** What counts as base rate after the first step, where that is not the group's initial rate. */
  readonly baseLr?: number;
}

/** A scheduler that counts epochs and asks a rule for the rate, like those derived from `LRScheduler`. */
export class EpochScheduler implements Scheduler, Clock {
  readonly needsMetric = false;
  readonly #group: ParamGroup;
  readonly #rule: Rule;
  baseLr: number;
  epoch = -1;
  initial = false;
  calls = 0;

  constructor(group: ParamGroup, rule: Rule) {
    this.#group = group;
    this.#rule = rule;
    group.initialLr ??= group.lr;
    this.baseLr = group.initialLr;
    this.begin();
    if (rule.baseLr !== undefined) this.baseLr = rule.baseLr;
  }

  get lr(): number {
    return this.#group.lr;
  }

  begin(): void {
    this.calls = 0;
    this.initial = true;
    this.step();
    this.initial = false;
  }

  step(): void {
    const { advance, rate } = this.#rule;
    this.calls += 1;
    this.epoch = advance ? advance(this.epoch) : this.epoch + 1;
    this.#group.lr = rate(this);
  }

  restart(): void {
    const { closedForm, rate } = this.#rule;
    this.epoch = 0;
    this.#group.lr = (closedForm ?? rate)(this);
  }

  undo(): void {
    this.epoch -= 1;
  }
}
