import * as v from 'valibot';
import { activationLab } from './activation/lab.js';
import type { Lab, Opened, Spell } from './lab.js';

/** A lab whose state's type is not known: whatever state comes in is checked by the lab's schema. */
export interface AnyLab extends Pick<Lab<unknown>, 'id' | 'title' | 'initial' | 'recognises'> {
  readonly schema: v.GenericSchema;
  readonly fromCode: (call: Parameters<Lab<unknown>['fromCode']>[0]) => Opened<unknown>;
  /** @throws {Error} if the state is not one of this lab. */
  readonly toCode: (state: unknown, spell: Spell) => string;
}

function anyLab<State>(lab: Lab<State>): AnyLab {
  return {
    ...lab,
    toCode: (state, spell) => lab.toCode(v.parse(lab.schema, state), spell),
  };
}

/** Every lab, in the order of the palette. */
export const labs: readonly AnyLab[] = [anyLab(activationLab)];

/** The lab that understands calls of this qualified name. */
export function labFor(qualifiedName: string): AnyLab | undefined {
  return labs.find((lab) => lab.recognises(qualifiedName));
}
