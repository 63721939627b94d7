import { definitionsIn } from '../scopes/scopes.js';
import { submodule, type Imported } from '../syntax/importStatement.js';
import type { PythonSource } from '../syntax/source.js';
import type { Evaluator } from './evaluator.js';
import { UNKNOWN, type Meaning, type Meanings } from './meaning.js';

/** What an import stands for: a known name, or one of the user's other files. */
export function imported(
  { path, module, member }: Omit<Imported, 'local'>,
  evaluator: Evaluator,
): Meanings {
  if (!isForeign(module, evaluator)) {
    const own = ownImport(module, member, evaluator);
    if (own !== UNKNOWN) return own;
  }
  return path === undefined ? UNKNOWN : knownName(path, evaluator);
}

function ownImport(module: string, member: string | undefined, evaluator: Evaluator): Meanings {
  const { neighbors } = evaluator.source;
  if (!neighbors) return UNKNOWN;
  const whole: Meaning = { kind: 'ownModule', name: module, source: evaluator.source };
  if (member !== undefined) return ownModuleMember(whole, member, evaluator);
  return neighbors.has(module) ? [whole] : UNKNOWN;
}

export function ownModuleMember(
  { name, source }: Extract<Meaning, { kind: 'ownModule' }>,
  member: string,
  evaluator: Evaluator,
): Meanings {
  const file = source.neighbors?.module(name);
  const isBound = file && definitionsIn(file, file.tree.topNode, member).length > 0;
  const inner = submodule(name, member);
  if (!isBound && source.neighbors?.has(inner)) {
    return [{ kind: 'ownModule', name: inner, source }];
  }
  return file ? globalOf(file, member, evaluator) : UNKNOWN;
}

/** What a name of a file's outermost scope stands for. */
export function globalOf(file: PythonSource, name: string, evaluator: Evaluator): Meanings {
  const there = evaluator.in(file);
  return evaluator.deeper(() => there.global(name));
}

/** Whether a module belongs to one of the packages that are known. */
export function isForeign(module: string, evaluator: Evaluator): boolean {
  const root = module.slice(0, (module + '.').indexOf('.'));
  return root !== '' && evaluator.knowledge.kind(root) === 'module';
}

/** A name where it is known, under its usual form. */
export function knownName(path: string, evaluator: Evaluator): Meanings {
  return [{ kind: 'named', name: evaluator.knowledge.canonical(path) ?? path }];
}
