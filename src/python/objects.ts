import { basesOf } from './attributes.js';
import type { Definition } from './definitions.js';
import { inferenceOf, type Inference } from './inference.js';
import type { Knowledge } from './knowledge.js';
import type { InFile, Meaning, Meanings } from './meaning.js';
import { visibleAt } from './scopes.js';
import type { PythonSource } from './source.js';

/** A name that stands for an object. */
export interface NamedObject {
  readonly name: string;
  /**
   * The classes that it may be of, or the function that it is: qualified names, for a class of the file
   * its own name and those of its known bases; empty if that cannot be told.
   */
  readonly types: readonly string[];
}

/**
 * The names that stand for objects at an offset, innermost scope first and the latest first in each;
 * without modules, classes, and what the same scope binds only further below.
 */
export function objectsAt(
  source: PythonSource,
  offset: number,
  knowledge: Knowledge,
): NamedObject[] {
  const inference = inferenceOf(source, knowledge);
  const node = source.tree.resolveInner(offset, -1);
  return visibleAt(source, node).flatMap(({ name, definitions, isInnermost }) => {
    const isBelow = (one: Definition): boolean => (placeOf(one) ?? -1) >= offset;
    if (isInnermost && definitions.every(isBelow)) return [];
    if (definitions.some(({ kind }) => kind === 'import' || kind === 'class')) return [];
    let types: readonly string[] | undefined;
    return [
      {
        name,
        get types() {
          return (types ??= typesOf(inference.ofDefinitions(definitions), inference));
        },
      },
    ];
  });
}

function placeOf(definition: Definition): number | undefined {
  switch (definition.kind) {
    case 'value':
    case 'entered':
      return definition.value.from;
    case 'item':
      return definition.values.from;
    case 'declared':
      return definition.type.from;
    case 'function':
    case 'class':
      return definition.node.from;
    default:
      return undefined;
  }
}

function typesOf(meanings: Meanings, inference: Inference): string[] {
  const found = new Set<string>();
  const own = ({ node, source }: InFile): void => {
    const name = node.getChild('VariableName');
    const key = name ? source.text.slice(name.from, name.to) : '';
    if (found.has(key)) return;
    found.add(key);
    const there = inference.in(source);
    for (const base of basesOf(node)) for (const one of there.of(base) ?? []) add(one);
  };
  const add = (meaning: Meaning): void => {
    if (meaning.kind === 'instance') found.add(meaning.type);
    else if (meaning.kind === 'named') found.add(meaning.name);
    else if (meaning.kind === 'ownInstance' || meaning.kind === 'ownClass') own(meaning);
  };
  for (const meaning of meanings ?? []) add(meaning);
  return [...found];
}
