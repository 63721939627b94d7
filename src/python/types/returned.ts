import type { Evaluator } from './evaluator.js';
import { asItself, UNKNOWN, type Meaning, type Meanings } from './meaning.js';
import { returnType } from './returnTypes.js';
import { objectsOfType } from './typeObjects.js';
import { parseType } from './typeText.js';

/**
 * What a known function returns, or a known property or constant is.
 *
 * @param self the object that it was taken from.
 */
export function returned(name: string, self: Meaning | undefined, evaluator: Evaluator): Meanings {
  const type = returnType(evaluator.knowledge, name);
  return type === undefined ? UNKNOWN : objectsOf(type, self, evaluator);
}

/** What objects of a type are that what is known writes, with qualified names. */
export function objectsOf(
  type: string,
  self: Meaning | undefined,
  { knowledge }: Evaluator,
): Meanings {
  const named = (path: string): Meanings => [{ kind: 'named', name: path }];
  return objectsOfType(parseType(type), knowledge, named, self && asItself(self));
}
