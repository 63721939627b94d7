import type { ParamValues } from './params.js';

type Plain = number | string | boolean | null;

/** Values of parameters: one that each has, or one that it has not. */
export type Condition = Readonly<Record<string, Plain | { readonly not: Plain }>>;

/** A definition that holds instead of the usual one where parameters have certain values. */
export interface SpecialFormula {
  readonly when: Condition;
  readonly tex: string;
  /** The same on one line. */
  readonly text: string;
}

/** A definition in TeX. Of the special ones the first that fits holds. */
export interface Formulated {
  readonly tex: string;
  readonly special?: readonly SpecialFormula[];
}

/** What holds where these parameters are given and the others have their default. */
export function formulaOf<S extends { readonly when: Condition }, F>(
  usual: F & { readonly special?: readonly S[] | undefined },
  given: ParamValues,
): F | S {
  return usual.special?.find(({ when }) => holds(when, given)) ?? usual;
}

function holds(when: Condition, given: ParamValues): boolean {
  return Object.entries(when).every(([name, wanted]) => {
    if (!Object.hasOwn(given, name)) return false;
    const value = given[name];
    const isUnequal = typeof wanted === 'object' && wanted !== null;
    return isUnequal ? value !== wanted.not : value === wanted;
  });
}
