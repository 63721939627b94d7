import { basesOf } from '../scopes/attributes.js';
import type { Definition } from '../scopes/definitions.js';
import { reaching } from '../scopes/reaching.js';
import { visibleAt } from '../scopes/scopes.js';
import { callParts } from '../syntax/callParts.js';
import { children } from '../syntax/children.js';
import { nodeNames, SCOPES, type SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import { inferenceOf, type Inference } from '../types/inference.js';
import type { Knowledge } from '../types/knowledge.js';
import { known, type InFile, type Meaning, type Meanings } from '../types/meaning.js';

/** A name that stands for an object. */
export interface NamedObject {
  readonly name: string;
  /**
   * The classes that it may be of, or the function that it is: qualified names, for a class of the file
   * its own name and those of its known bases; empty if that cannot be told.
   */
  readonly types: readonly string[];
  /** The classes of what the call that made it ends with, such as the last step of a pipeline. */
  readonly lastTypes: readonly string[];
  /** Where its last definition is, and the text of the value that this gives it, if it has one. */
  readonly at: number;
  readonly made?: string;
  /** Whether the function or file around the place binds it, not one further out. */
  readonly isLocal: boolean;
  /** Whether it is a function that a `def` of the file binds. */
  readonly isFunction: boolean;
  /** A loop that has ended bound it: as the loop's variable, or in the loop's body. */
  readonly leftBy?: 'target' | 'body';
}

/**
 * The names of objects at a node, innermost scope first and the latest first in each;
 * without modules, classes, and what the same scope binds only further below.
 */
export function objectsAt(
  source: PythonSource,
  node: SyntaxNode,
  knowledge: Knowledge,
): NamedObject[] {
  const inference = inferenceOf(source, knowledge);
  return visibleAt(source, node).flatMap(({ name, definitions, isInnermost }) => {
    const isBelow = (one: Definition): boolean => (placeOf(one) ?? -1) >= node.from;
    if (isInnermost && definitions.every(isBelow)) return [];
    const holding = reaching(source, node, definitions);
    if (holding.some(({ kind }) => kind === 'import' || kind === 'class')) return [];
    const last = holding.findLast((one) => !isBelow(one)) ?? holding[0];
    if (!last) return [];
    const made = madeBy(source, last);
    const leftBy = leftOver(source, last, node);
    let types: readonly string[] | undefined;
    let lastTypes: readonly string[] | undefined;
    return [
      {
        name,
        get types() {
          return (types ??= typesOf(inference.ofDefinitions(holding), inference));
        },
        get lastTypes() {
          const end = last.kind === 'value' ? lastIn(source.text, last.value) : undefined;
          return (lastTypes ??= end ? typesOf(inference.of(end), inference) : []);
        },
        at: last.at,
        isLocal: isInnermost,
        isFunction: last.kind === 'function',
        ...(made !== undefined && { made }),
        ...(leftBy && { leftBy }),
      },
    ];
  });
}

function madeBy({ text }: PythonSource, one: Definition): string | undefined {
  if (one.kind !== 'value' && one.kind !== 'entered') return undefined;
  return text.slice(one.value.from, one.value.to);
}

/** What is last in the brackets of a call, and of a list or a pair that is: `d()` of `f(a, [b, ("c", d())])`. */
function lastIn(text: string, call: SyntaxNode): SyntaxNode | undefined {
  if (call.name !== 'CallExpression') return undefined;
  const [callee] = children(call);
  const made = callee?.name === 'MemberExpression' ? callee.firstChild : undefined;
  if (made?.name === 'CallExpression') return lastIn(text, made); // `make(…).fit(…)`
  const { positional, keywords } = callParts(text, call);
  let last = keywords.get('steps') ?? positional.at(-1)?.node;
  while (last?.name === 'ArrayExpression' || last?.name === 'TupleExpression')
    last = children(last).findLast(({ name }) => !PUNCTUATION.has(name));
  return last;
}

const PUNCTUATION = nodeNames('(', ')', '[', ']', ',', 'Comment');

/** How a loop that does not go around `place` bound a name. */
function leftOver(
  { tree }: PythonSource,
  { at, kind }: Definition,
  place: SyntaxNode,
): NamedObject['leftBy'] {
  let node: SyntaxNode | null = tree.resolveInner(at, 1);
  for (; node && node.name !== 'Script' && !SCOPES.has(node.name); node = node.parent) {
    if (node.name !== 'ForStatement' && node.name !== 'WhileStatement') continue;
    if (place.from < node.from || place.from >= node.to) return kind === 'item' ? 'target' : 'body';
  }
  return undefined;
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
    for (const base of basesOf(node)) for (const one of known(there.of(base))) add(one);
  };
  const add = (meaning: Meaning): void => {
    if (meaning.kind === 'instance') found.add(meaning.type);
    else if (meaning.kind === 'named') found.add(meaning.name);
    else if (meaning.kind === 'ownInstance' || meaning.kind === 'ownClass') own(meaning);
  };
  for (const meaning of known(meanings)) add(meaning);
  return [...found];
}
