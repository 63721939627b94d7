import type { SyntaxNode } from '@lezer/common';
import { readValue, type Value } from './literal.js';
import { children } from './scopes.js';

/** The arguments of a call as they are written. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  /** The text of `*args` and `**kwargs`, whose content is not in the call. */
  readonly spreads: readonly string[];
}

/** A call in Python code. Offsets count UTF-16 units from the start of the source. */
export interface Call {
  /** The called object's qualified name, e.g. `torch.nn.LeakyReLU`. */
  readonly name: string;
  readonly arguments: Arguments;
  readonly from: number;
  readonly to: number;
}

export const NO_ARGUMENTS: Arguments = { positional: [], keywords: new Map(), spreads: [] };

export function readArguments(text: string, list: SyntaxNode): Arguments {
  const positional: Value[] = [];
  const keywords = new Map<string, Value>();
  const spreads: string[] = [];
  for (const parts of argumentsOf(list)) {
    const [first, second, third] = parts;
    if (!first) continue;
    if (first.name === '*' || first.name === '**') {
      spreads.push(text.slice(first.from, parts.at(-1)?.to));
    } else if (second?.name === 'AssignOp') {
      if (third) keywords.set(text.slice(first.from, first.to), readValue(text, third));
    } else if (parts.length === 1) {
      positional.push(
        spreads.length > 0
          ? { kind: 'unreadable', text: text.slice(first.from, first.to) }
          : readValue(text, first),
      );
    }
  }
  return { positional, keywords, spreads };
}

function argumentsOf(list: SyntaxNode): SyntaxNode[][] {
  const found: SyntaxNode[][] = [[]];
  for (const child of children(list)) {
    if (child.name === ',') found.push([]);
    else if (!['(', ')', 'Comment'].includes(child.name) && !child.type.isError) {
      found.at(-1)?.push(child);
    }
  }
  return found;
}

/** The arguments of a call by parameter name, and what is wrong with the call. */
export interface BoundArguments {
  readonly values: ReadonlyMap<string, Value>;
  readonly problems: readonly string[];
}

/**
 * Matches arguments to parameters as Python does.
 *
 * @param signature as Python writes it, e.g. `input, *, approximate='none'`.
 */
export function bindArguments(signature: string, given: Arguments): BoundArguments {
  const parameters = signature
    .split(',')
    .map((part) => (part.split('=')[0] ?? '').trim())
    .filter((name) => name !== '');
  const star = parameters.indexOf('*');
  const named = parameters.filter((name) => name !== '*');
  const byPosition = star < 0 ? named : named.slice(0, star);
  const values = new Map<string, Value>();
  const problems: string[] = [];
  given.positional.forEach((value, i) => {
    const name = byPosition[i];
    if (name === undefined) problems.push(`there is no parameter for \`${value.text}\``);
    else values.set(name, value);
  });
  for (const [name, value] of given.keywords) {
    if (!named.includes(name)) problems.push(`there is no parameter \`${name}\``);
    else if (values.has(name)) problems.push(`\`${name}\` is given twice`);
    else values.set(name, value);
  }
  for (const spread of given.spreads) problems.push(`\`${spread}\` cannot be read here`);
  return { values, problems };
}
