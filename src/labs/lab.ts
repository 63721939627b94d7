import type { GenericSchema } from 'valibot';
import type { Call } from '../python/index.js';

/** What a call in the code comes to in a lab. */
export interface Opened<State> {
  readonly state: State;
  /** What could not be read off the code and is shown with its default, one sentence each. */
  readonly notes: readonly string[];
}

/** Writes a qualified name, e.g. `torch.nn.GELU`, as the file at hand does, e.g. `nn.GELU`. */
export type Spell = (qualifiedName: string) => string;

/** A lab is a pure function of its state; the figures lie beside it, in `figures.ts`. */
export interface Lab<State> {
  /** Stable: it names the panel's type. */
  readonly id: string;
  readonly title: string;
  readonly schema: GenericSchema<unknown, State>;
  /** What the panel shows when it is opened without a call. */
  readonly initial: State;
  /** Whether `fromCode` understands calls of this qualified name. */
  readonly recognises: (qualifiedName: string) => boolean;
  readonly fromCode: (call: Pick<Call, 'name' | 'arguments'>) => Opened<State>;
  /** The Python expression for what is selected. */
  readonly toCode: (state: State, spell: Spell) => string;
  /** Brings what was opened from the code into a panel that already shows something. */
  readonly join: (shown: State, opened: State) => State;
}
