import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import { parametersOf } from '../../src/python/index.js';
import type { SymbolTable } from './symbols.js';

/** Parameters that mean the same wherever they occur, or in one package: `name` or `package.name` → meaning. */
export type CommonParameters = Readonly<Record<string, string>>;

export function readCommon(path: string): CommonParameters {
  const text: unknown = parseYaml(readFileSync(path, 'utf8'), { schema: 'failsafe' });
  return v.parse(v.record(v.string(), v.string()), text);
}

/** The key of the text that a parameter of this class or function shares: that of its package first. */
export function commonKey(
  common: CommonParameters,
  symbol: string,
  parameter: string,
): string | undefined {
  const inPackage = `${symbol.slice(0, symbol.indexOf('.'))}.${parameter}`;
  return [inPackage, parameter].find((key) => Object.hasOwn(common, key));
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
      const key = commonKey(common, name, parameter);
      if (key !== undefined) sharing.set(key, (sharing.get(key) ?? new Set()).add(leaf));
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
