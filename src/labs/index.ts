import * as v from 'valibot';
import type { Call } from '../python/index.js';
import { activationLab } from './activation/lab.js';
import type { DataTable } from './data/table.js';
import type { LabFigure } from './figure/figure.js';
import { learningCurvesLab } from './learningCurves/lab.js';
import type { Lab, Opened, Preset, Script, Spell } from './lab.js';
import { optimizerLab } from './optimizer/lab.js';
import { scheduleLab } from './schedule/lab.js';
import { metricsLab } from './metrics/lab.js';
import { labTitles, type LabId } from './titles.js';

/**
 * A lab whose state's type is not known. Its functions check whatever state comes in and throw a
 * `ValiError` if it is not one of this lab.
 */
export interface AnyLab {
  readonly id: LabId;
  readonly title: string;
  readonly schema: v.GenericSchema;
  readonly initial: unknown;
  readonly presets: readonly Preset<unknown>[];
  readonly recognises: (qualifiedName: string) => boolean;
  readonly foreignNames: readonly string[];
  readonly readsCallAlone: boolean;
  readonly fromCode: (
    call: Pick<Call, 'name' | 'arguments'>,
    file: readonly Call[],
  ) => Opened<unknown>;
  readonly isData: (table: DataTable) => boolean;
  readonly toCode: (state: unknown, spell: Spell) => string;
  readonly asCall: (state: unknown) => unknown;
  readonly toScript: (state: unknown, table?: DataTable) => Script;
  readonly join: (shown: unknown, opened: unknown) => unknown;
  readonly figures: (state: unknown) => readonly LabFigure[];
  readonly formulaText: (state: unknown) => string;
}

function anyLab<State>(lab: Lab<State>): AnyLab {
  const parse = v.parser(lab.schema);
  return {
    id: lab.id,
    title: labTitles[lab.id],
    schema: lab.schema,
    initial: lab.initial,
    presets: lab.presets,
    recognises: lab.recognises,
    foreignNames: lab.foreignNames ?? [],
    readsCallAlone: lab.readsCallAlone === true,
    fromCode: lab.fromCode,
    isData: (table) => lab.isData?.(table) === true,
    toCode: (state, spell) => lab.toCode(parse(state), spell),
    asCall: (state) => (lab.asCall ? lab.asCall(parse(state)) : state),
    toScript: (state, table) => lab.toScript(parse(state), table),
    join: (shown, opened) => lab.join(parse(shown), parse(opened)),
    figures: (state) => lab.figures(parse(state)),
    formulaText: (state) => lab.formulaText(parse(state)),
  };
}

const labs: Readonly<Record<LabId, AnyLab>> = {
  activation: anyLab(activationLab),
  optimizer: anyLab(optimizerLab),
  schedule: anyLab(scheduleLab),
  metrics: anyLab(metricsLab),
  learningCurves: anyLab(learningCurvesLab),
};

/** Every lab, in the order of the palette. */
export const allLabs: readonly AnyLab[] = Object.values(labs);

/** @throws {Error} if there is no such lab. */
export function labById(id: string): AnyLab {
  const lab = allLabs.find((one) => one.id === id);
  if (!lab) throw new Error(`there is no lab ${id}`);
  return lab;
}

/** The names that labs understand of packages whose names are not known otherwise. */
export const foreignNames: ReadonlySet<string> = new Set(
  allLabs.flatMap((lab) => lab.foreignNames),
);

/** The lab that a table is surely for: a training log, or labels and what was predicted. */
export function labForTable(table: DataTable): AnyLab | undefined {
  return allLabs.find((lab) => lab.isData(table));
}

/** The lab that understands calls of this qualified name. */
export function labFor(qualifiedName: string): AnyLab | undefined {
  return allLabs.find((lab) => lab.recognises(qualifiedName));
}
