import type { GenericSchema } from 'valibot';
import type { Call } from '../python/index.js';
import type { DataTable } from './data/table.js';
import type { LabFigure } from './figure/figure.js';
import type { LabId } from './titles.js';

/** What a call in the code becomes in a lab. */
export interface Opened<State> {
  readonly state: State;
  /** What could not be read off the code and is shown with its default, one sentence each. */
  readonly notes: readonly string[];
}

/** Writes a qualified name, e.g. `torch.nn.GELU`, as the file at hand does, e.g. `nn.GELU`. */
export type Spell = (qualifiedName: string) => string;

/** A state that tells a story. */
export interface Preset<State> {
  /** Stable: letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** What to look at, in a sentence or two. */
  readonly story: string;
  readonly state: State;
}

/** A Python script that stands alone, and what it prints when it is run. */
export interface Script {
  readonly python: string;
  /** Its lines of output: `label` and the values, with tabs between them. */
  readonly prints: readonly { readonly label: string; readonly values: ArrayLike<number> }[];
  /** Relative to the larger value; absolute below 1. */
  readonly tolerance: number;
}

/** A lab is a pure function of its state. */
export interface Lab<State> {
  /** Stable: it names the panel's type. */
  readonly id: LabId;
  readonly schema: GenericSchema<unknown, State>;
  /** What the panel shows when it is opened without a call. */
  readonly initial: State;
  readonly presets: readonly Preset<State>[];
  /** What `toScript` computes with; PyTorch unless told. */
  readonly library?: 'scikit-learn' | 'Python';
  /** Whether `fromCode` understands calls of this qualified name. */
  readonly recognises: (qualifiedName: string) => boolean;
  /** Those of them that are of other packages than those whose names are known. */
  readonly foreignNames?: readonly string[];
  /** `fromCode` reads the call alone, so that a hover need not gather the other calls of the file. */
  readonly readsCallAlone?: true;
  /**
   * @param file the calls of the file that some lab recognizes, in the order of the text; those of labs
   *   that read a call alone may be missing.
   */
  readonly fromCode: (
    call: Pick<Call, 'name' | 'arguments'>,
    file: readonly Call[],
  ) => Opened<State>;
  /** Whether a table is surely one that this lab shows. */
  readonly isData?: (table: DataTable) => boolean;
  /** The Python code for what is selected. */
  readonly toCode: (state: State, spell: Spell) => string;
  /** The state whose code can replace a call; not given where every state's can. */
  readonly asCall?: (state: State) => State;
  /**
   * The whole of what is shown, computed by PyTorch or scikit-learn itself.
   *
   * @param table that of the file that the state names.
   */
  readonly toScript: (state: State, table?: DataTable) => Script;
  /** Brings what was opened from the code into a panel that already shows something. */
  readonly join: (shown: State, opened: State) => State;
  /**
   * What is shown, the most telling picture first; that one is in the hover too. Of a file that the
   * host has yet to read there is none.
   */
  readonly figures: (state: State) => readonly LabFigure[];
  /** The selected call's formula on one line, with its own numbers; empty where it has none of its own. */
  readonly formulaText: (state: State) => string;
}

/** A lab that shows tables of the user's. */
export interface TableLab<State, Source> extends Lab<State> {
  /** What the user's data can come from. */
  readonly sourceSchema: GenericSchema<unknown, Source>;
  /** What is shown once the user opens other data. */
  readonly withData: (shown: State, source: Source) => State;
  /** What is shown once the user opens further data beside those. */
  readonly withMore: (shown: State, sources: readonly Source[]) => State;
}
