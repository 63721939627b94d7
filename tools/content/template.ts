import { expressionOf } from '../../src/content/template.js';
import type { EntryFile } from './readEntry.js';
import type { Facts } from './facts.js';
import type { SymbolTable } from './symbols.js';

/**
 * A template is an entry whose id is a pattern, such as `sklearn.**.predict`: what is true of all names of this
 * form and of its kind that have no entry of their own. Its text says `{name}` or `{owner}` where the name itself goes.
 *
 * @throws {Error} if there is no such name, or if its text is not about each of them.
 */
export function checkTemplate(
  path: string,
  written: EntryFile,
  { table, facts }: { table: SymbolTable; facts: Facts },
): void {
  const { id, kind, summary, sections, params, formula } = written;
  const expression = expressionOf(id);
  const names = [...table.symbols]
    .filter(
      ([name, symbol]) => symbol.kind === kind && expression.test(name) && !facts.kept.has(name),
    )
    .map(([name]) => name);
  if (names.length === 0) throw new Error(`${path}: id: no ${kind} is named ${id}`);
  if (!/\{(?:name|owner)\}/.test(summary)) {
    throw new Error(`${path}: summary: says neither {name} nor {owner}`);
  }
  if (sections.example !== undefined || formula.tex !== undefined || formula.text !== undefined) {
    throw new Error(`${path}: a template has neither an example nor a formula`);
  }
  const text = [summary, sections.useWhen, sections.watchOut, ...Object.values(params)].join('\n');
  const sibling = siblingIn(text, id, names);
  if (sibling !== undefined) throw new Error(`${path}: the text for ${id} names ${sibling}`);
}

/** One of the names' varying parts that a text contains. */
function siblingIn(text: string, pattern: string, names: readonly string[]): string | undefined {
  const isLastFixed = !(pattern.split('.').at(-1) ?? '').includes('*');
  const words = new Set(text.match(/\w+/g));
  return names
    .map((name) => name.split('.').at(isLastFixed ? -2 : -1) ?? '')
    .find((part) => words.has(part));
}
