import type { Call } from '../../python/index.js';
import { bind } from './bound.js';
import { constructorOf } from './constructorOf.js';
import { CheckedCall, isTaken, mustBe, type Checks } from './define.js';
import type { Problem } from './problem.js';
import { rules } from './rules/index.js';

const byName = new Map<string, Checks[]>();
for (const one of rules.flat()) {
  for (const name of one.names) byName.set(name, [...(byName.get(name) ?? []), one]);
}

const CLASSES =
  /^torch\.(nn|optim|optim\.lr_scheduler|optim\.swa_utils|utils\.data)\.([A-Z]\w*|functional_datapipe|guaranteed_datapipes_determinism|non_deterministic|runtime_validation_disabled)$/;

/** Whether a name is a class of which is known what its constructor takes. */
export function isChecked(name: string): boolean {
  return CLASSES.test(name);
}

/** All that PyTorch refuses of a call of a class, whatever the values are that the code does not show. */
export function checkCall(
  { name, arguments: given }: Pick<Call, 'name' | 'arguments'>,
  signatureOf: (name: string) => string | undefined,
): readonly Problem[] {
  if (!CLASSES.test(name)) return [];
  const signature = constructorOf(name, signatureOf);
  if (signature === undefined) return [];
  const leaf = name.slice(name.lastIndexOf('.') + 1);
  const bound = bind(leaf, signature, given);
  const call = new CheckedCall(name, bound);
  const problems = [...bound.problems];
  const faulty = new Set<string>();
  for (const { takes = {} } of byName.get(name) ?? []) {
    for (const [parameter, rule] of Object.entries(takes)) {
      const value = bound.given.get(parameter);
      if (!value || faulty.has(parameter) || isTaken(rule, value)) continue;
      faulty.add(parameter);
      problems.push({ kind: 'value', parameter, sentence: mustBe(parameter, rule, value) });
    }
  }
  for (const { together = [] } of byName.get(name) ?? []) {
    for (const check of together) {
      const fault = check(call);
      if (fault && !faulty.has(fault.parameter)) problems.push({ kind: 'together', ...fault });
    }
  }
  return problems;
}
