import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import { parametersOf } from '../../src/python/index.js';
import type { SymbolTable } from './symbols.js';

/** Parameters that mean the same wherever they occur: name → meaning. */
export type CommonParameters = Readonly<Record<string, string>>;

export function readCommon(path: string): CommonParameters {
  const text: unknown = parseYaml(readFileSync(path, 'utf8'), { schema: 'failsafe' });
  return v.parse(v.record(v.string(), v.string()), text);
}

/** The texts that name one of the classes and functions that share them. */
export function commonProblems(
  file: string,
  common: CommonParameters,
  { symbols }: SymbolTable,
): string[] {
  const sharing = new Map<string, Set<string>>();
  for (const [name, { kind, signature = '' }] of symbols) {
    if (kind !== 'class' && kind !== 'function') continue;
    const leaf = name.slice(name.lastIndexOf('.') + 1);
    for (const { name: parameter } of parametersOf(signature)) {
      if (!Object.hasOwn(common, parameter)) continue;
      sharing.set(parameter, (sharing.get(parameter) ?? new Set()).add(leaf));
    }
  }
  return Object.entries(common).flatMap(([parameter, text]) => {
    const named = [...namesIn(text)].find((word) => sharing.get(parameter)?.has(word));
    return named === undefined ? [] : [`${file}: the text for ${parameter} names ${named}`];
  });
}

/** What a text spells like a class, or as code. */
function namesIn(text: string): Set<string> {
  const classes = text.match(/\b[A-Z]\w*[a-z]\w*\b/g) ?? [];
  const code = [...text.matchAll(/`([^`]*)`/g)].flatMap(
    ([, inside]) => inside?.match(/\w+/g) ?? [],
  );
  return new Set([...classes, ...code]);
}
