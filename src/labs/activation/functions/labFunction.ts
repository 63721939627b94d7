import type { Activation, BoundActivation } from '../../../engine/activations/define.js';
import type { ParamSpecs, ParamValues } from '../../../engine/params.js';
import type { Spell } from '../../lab.js';

/** How the list of functions is divided. */
export const GROUPS = ['Element by element', 'Gates', 'Over a vector'] as const;
export type Group = (typeof GROUPS)[number];

/** A curve of one variable that the lab can draw, and the Python that computes it. */
export interface LabFunction extends Omit<Activation, 'params' | 'text' | 'with'> {
  readonly group: Group;
  /** The definition on one line, with the parameters by their names or with their values. */
  readonly text: string | ((params: ParamValues) => string);
  /** Everything that can be set: the arguments of the call and what the curve is drawn at. */
  readonly params: ParamSpecs;
  /** Those of `params` that Python's calls may take. */
  readonly arguments: ParamSpecs;
  /**
   * Binds the parameters.
   *
   * @throws {EngineError} for an unknown parameter or a value that is not allowed.
   */
  with(params?: ParamValues): BoundFunction;
  /** A sentence that says which cut through a function of several numbers the curve is. */
  readonly cut?: (params: ParamValues) => string;
  /** The call in Python, or the expression that computes it where PyTorch has no call. */
  call(written: Written, spell: Spell): string;
  /** A Python callable that gives the curve's value at each element of a tensor. */
  callable(written: Written, spell: Spell): string;
}

/** A function with its parameters fixed; without f″ where the engine does not compute it. */
export type BoundFunction = Omit<BoundActivation, 'd2f'> & Partial<Pick<BoundActivation, 'd2f'>>;

/** What Python is written for. */
export interface Written {
  readonly params: ParamValues;
  /** The qualified name of one of the forms; another one means the most usual. */
  readonly form: string;
}
