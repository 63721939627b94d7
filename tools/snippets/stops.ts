import { PythonSource } from '../../src/python/index.js';
import type { Placed, Stop } from './textMate.js';

/** Reads `word`, `A|B|C`, and either of them as the value of a name: `lr=1e-3`, `mode="min"|"max"`. */
export function readStop(written: string): Stop & { readonly name: string | undefined } {
  const [, name, rest] = /^(\w+)=(.+)$/.exec(written) ?? [];
  const [text = '', ...others] = (rest ?? written).split('|');
  return { name, text, choices: others.length > 0 ? [text, ...others] : [] };
}

/**
 * Where the tab stops stand in the code. A word is found where it is a name or a number, not inside
 * strings and other words, not as an attribute (unless it is a choice) or a keyword. A stop
 * in quotes is that string.
 *
 * @throws {Error} naming the stop, if it stands nowhere or where another one does.
 */
export function placeStops(code: string, written: readonly string[]): Placed[] {
  const source = PythonSource.parse(code);
  const placed: Placed[] = [];
  written.forEach((stopText, stop) => {
    const { name, text, choices } = readStop(stopText);
    const found = [...code.matchAll(pattern(name, text, choices.length > 0))]
      .map((match) => ({ from: match.index, to: match.index + text.length, stop }))
      .filter(({ from, to }) => /["']/.test(text) || isCode(source, from, to));
    if (found.length === 0) throw new Error(`the tab stop ${stopText} is not in the code`);
    for (const place of found) {
      const other = placed.find(({ from, to }) => from < place.to && place.from < to);
      if (other) throw new Error(`the tab stops ${written[other.stop]!} and ${stopText} overlap`);
    }
    placed.push(...found);
  });
  return placed;
}

function pattern(name: string | undefined, text: string, isChoice: boolean): RegExp {
  const before =
    name === undefined
      ? `(?<![\\w${isChoice ? '' : '.'}])`
      : `(?<=\\b${name}(?:\\s*:[^=\\n]+?)?\\s*=\\s*)`;
  const start = name !== undefined || /^\w/.test(text) ? before : '';
  const end = /\w$/.test(text) ? `(?!\\w${/^\d/.test(text) ? '|\\.' : ''})` : '';
  return new RegExp(start + text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + end, 'g');
}

const TEXT = new Set(['String', 'FormatString', 'ContinuedString']);

function isCode(source: PythonSource, from: number, to: number): boolean {
  const node = source.tree.resolveInner(from, 1);
  if (TEXT.has(node.name)) return false;
  const isKeyword =
    node.name === 'VariableName' &&
    node.to === to &&
    node.parent?.name === 'ArgList' &&
    node.nextSibling?.name === 'AssignOp';
  return !isKeyword;
}

/** The ways to fill a snippet in: all defaults, then each other choice by itself. Numbers from 1. */
export function variants(stops: readonly Stop[]): ReadonlyMap<number, string>[] {
  const others = stops.flatMap(({ choices }, i) =>
    choices.slice(1).map((choice) => new Map([[i + 1, choice]])),
  );
  return [new Map<number, string>(), ...others];
}
