import type { SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';

/** One thing that an expression can stand for. */
export type Meaning =
  /** A module, class, function or constant itself; `self` is what a method was taken from. */
  | { readonly kind: 'named'; readonly name: string; readonly self?: Meaning }
  /** An object of a class, and the call that made it. */
  | { readonly kind: 'instance'; readonly type: string; readonly call?: InFile }
  /** A class or function that the file itself, or one that it imports, defines. */
  | ({ readonly kind: 'ownClass' } & InFile)
  /** `self` is what a method was taken from. */
  | ({ readonly kind: 'ownFunction'; readonly self?: Meaning } & InFile)
  /** An object of such a class. */
  | ({ readonly kind: 'ownInstance'; readonly isSuper?: boolean } & InFile)
  /** A file or folder that is imported, as the importing file names it. */
  | { readonly kind: 'ownModule'; readonly name: string; readonly source: PythonSource }
  /** `functools.partial(callee, …)`: what is called in the end, and the call that fills it in. */
  | { readonly kind: 'partial'; readonly callee: Meaning; readonly call: InFile }
  | Items
  /** A dict: what its values are, and which of them are at which string if that is known. */
  | {
      readonly kind: 'mapping';
      readonly keys: Meanings;
      readonly values: Meanings;
      readonly entries?: ReadonlyMap<string, Meanings>;
      readonly depth: number;
    };

/** A piece of code and the file that has it. */
export interface InFile {
  readonly node: SyntaxNode;
  readonly source: PythonSource;
}

/** A list, tuple or iterator: what its items are, one by one or (`isEndless`) all alike. */
export interface Items {
  readonly kind: 'items';
  readonly items: readonly Meanings[];
  readonly isEndless: boolean;
  /** How many of these are inside each other, this one counted. */
  readonly depth: number;
}

/** What nothing is known of. */
export const UNKNOWN: unique symbol = Symbol('unknown');

/** All that an expression can stand for. */
export type Meanings = readonly Meaning[] | typeof UNKNOWN;

/** What says nothing (None, a name that is defined by itself) gives way to anything else. */
export const NOTHING: Meanings = [];

/** All that is known; nothing of what is unknown. */
export function known(meanings: Meanings): readonly Meaning[] {
  return meanings === UNKNOWN ? [] : meanings;
}

/** The one thing that is meant, if it is one. */
export function only(meanings: Meanings): Meaning | undefined {
  return meanings === UNKNOWN || meanings.length !== 1 ? undefined : meanings[0];
}

/** Whether all that is meant is so; it is not where it is unknown, and is where nothing is said. */
export function areAll(meanings: Meanings, test: (meaning: Meaning) => boolean): boolean {
  return meanings !== UNKNOWN && meanings.every(test);
}

/** More than this are as good as unknown. */
const MOST = 6;
/** Most lists inside each other. */
const DEEPEST = 3;

/** What several definitions of a name come to together; one that is unknown makes all so. */
export function union(all: readonly Meanings[]): Meanings {
  const found = new Map<string, Meaning>();
  for (const meanings of all) {
    if (meanings === UNKNOWN) return UNKNOWN;
    for (const meaning of meanings) {
      const key = keyOf(meaning);
      const before = found.get(key);
      if (!before) found.set(key, meaning);
      else if (before.kind === 'instance' && meaning.kind === 'instance') {
        if (!isSamePlace(before.call, meaning.call)) {
          found.set(key, { kind: 'instance', type: before.type });
        }
      }
    }
  }
  return found.size > MOST ? UNKNOWN : [...found.values()];
}

/** What each meaning leads to, together. */
export function each(meanings: Meanings, next: (meaning: Meaning) => Meanings): Meanings {
  if (meanings === UNKNOWN) return UNKNOWN;
  const [first] = meanings;
  return meanings.length === 1 && first ? next(first) : union(meanings.map(next));
}

/** A list, tuple or iterator; unknown where too many are inside each other, as in `x = [x]`. */
export function itemsOf(items: readonly Meanings[], isEndless: boolean): Meanings {
  const depth = 1 + depthOf(items);
  return depth > DEEPEST ? UNKNOWN : [{ kind: 'items', items, isEndless, depth }];
}

/** What all have in common that can be asked for. */
export function endless(...items: readonly Meanings[]): Meanings {
  return itemsOf([union(items)], true);
}

export function mappingOf(
  keys: Meanings,
  values: Meanings,
  entries?: ReadonlyMap<string, Meanings>,
): Meanings {
  const depth = 1 + depthOf([values, ...(entries?.values() ?? [])]);
  if (depth > DEEPEST) return UNKNOWN;
  return [{ kind: 'mapping', keys, values, depth, ...(entries && { entries }) }];
}

/** What a dict has at a key; what all of its values have in common where that is not known. */
export function entryAt(
  { entries, values }: Extract<Meaning, { kind: 'mapping' }>,
  key: string | undefined,
): Meanings {
  const entry = key === undefined ? undefined : entries?.get(key);
  return entry === undefined || entry === UNKNOWN ? values : entry;
}

function depthOf(items: readonly Meanings[]): number {
  let depth = 0;
  for (const item of items) {
    for (const one of known(item)) {
      if (one.kind === 'items' || one.kind === 'mapping') depth = Math.max(depth, one.depth);
    }
  }
  return depth;
}

export function instance(type: string, call?: InFile): Meaning {
  return { kind: 'instance', type, ...(call && { call }) };
}

/** A number or a Boolean, which counts as one: nothing that is asked tells them apart. */
export const NUMERIC: Meanings = [instance('builtins.float')];
export const STRING: Meanings = [instance('builtins.str')];

export function areSame(a: Meanings, b: Meanings): boolean {
  if (a === UNKNOWN || b === UNKNOWN) return a === b;
  return a.length === b.length && a.every((one, i) => isSame(one, b[i]));
}

function isSame(a: Meaning, b: Meaning | undefined): boolean {
  if (!b || keyOf(a) !== keyOf(b)) return false;
  return a.kind !== 'instance' || b.kind !== 'instance' || isSamePlace(a.call, b.call);
}

function isSamePlace(a: InFile | undefined, b: InFile | undefined): boolean {
  return a?.node.from === b?.node.from && a?.source === b?.source;
}

/** Equal for what stands for the same. */
export function keyOf(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'named':
      return meaning.self ? `${meaning.name} of ${keyOf(meaning.self)}` : meaning.name;
    case 'instance':
      return `() ${meaning.type}`;
    case 'items':
      return `[${meaning.isEndless ? '*' : ''}${meaning.items.map(keyOfAll).join()}]`;
    case 'mapping': {
      const entries = [...(meaning.entries ?? [])].map(([key, one]) => `${key}:${keyOfAll(one)}`);
      return `{${keyOfAll(meaning.keys)}:${keyOfAll(meaning.values)} ${entries.join()}}`;
    }
    case 'partial':
      return `partial ${keyOf(meaning.callee)} ${placeOf(meaning.call)}`;
    case 'ownModule':
      return `module ${pathOf(meaning.source)} ${meaning.name}`;
    case 'ownFunction':
      return `function ${placeOf(meaning)}${meaning.self ? ` of ${keyOf(meaning.self)}` : ''}`;
    default:
      return `${meaning.kind} ${placeOf(meaning)}`;
  }
}

function keyOfAll(meanings: Meanings): string {
  return meanings === UNKNOWN ? '?' : meanings.map(keyOf).join('|');
}

function placeOf({ node, source }: InFile): string {
  return `${node.from} ${pathOf(source)}`;
}

function pathOf({ neighbors }: PythonSource): string {
  return neighbors?.path ?? '';
}

/** An object that its own `super()` stands for. */
export function asItself(meaning: Meaning): Meaning {
  return meaning.kind === 'ownInstance'
    ? { kind: 'ownInstance', node: meaning.node, source: meaning.source }
    : meaning;
}
