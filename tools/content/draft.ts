import { join } from 'node:path';
import type { WrittenEntry as Entry } from '../../src/content/index.js';
import { isTemplate } from '../../src/content/template.js';
import type { SpecialFormula } from '../../src/engine/formula.js';
import { parametersOf } from '../../src/python/index.js';
import { commonKey, type CommonParameters } from './commonParameters.js';
import { engineFacts, type EngineFacts } from './engineFacts.js';
import { readEntry, type EntryFile } from './readEntry.js';
import type { Facts } from './facts.js';
import type { SymbolTable } from './symbols.js';
import { checkTemplate } from './template.js';

/** `*args` and `**kwargs` say nothing; `*size` does. */
const NOT_EXPLAINED: ReadonlySet<string> = new Set(['args', 'kwargs']);

/** What entries are checked against and completed from. */
export interface Surroundings {
  readonly table: SymbolTable;
  readonly facts: Facts;
  readonly common: CommonParameters;
}

/** A formula before it is drawn. */
export interface DraftFormula {
  readonly tex: string;
  readonly text: string;
  readonly special: readonly SpecialFormula[];
}

/** What an entry and the engine say of a formula, together or not at all. */
type Unfinished = Record<'tex' | 'text', string | undefined> & Pick<DraftFormula, 'special'>;

/** What a term goes by; all empty for a symbol. */
export interface TermPhrases {
  readonly aliases: readonly string[];
  readonly exact: readonly string[];
  readonly unless: readonly string[];
  readonly near: Readonly<Record<string, readonly string[]>>;
  readonly notNear: Readonly<Record<string, readonly string[]>>;
  readonly common: readonly string[];
}

export const NO_PHRASES: TermPhrases = {
  ...{ aliases: [], exact: [], unless: [], common: [] },
  ...{ near: {}, notNear: {} },
};

/** An entry before its formula is drawn. */
export interface Draft {
  readonly path: string;
  /** Names that are this entry's alone. */
  readonly names: readonly string[];
  /** Names that are this entry's unless another one is written for them. */
  readonly others: readonly string[];
  /** Words that mean this term, and phrases with them that do not. */
  readonly phrases: TermPhrases;
  readonly formula: DraftFormula | undefined;
  readonly entry: Entry;
}

/**
 * Puts together what is written and what the engine knows.
 *
 * @throws {Error} naming the file and what is wrong.
 */
export function draftOf(folder: string, file: string, surroundings: Surroundings): Draft {
  const path = join(folder, file);
  const written = readEntry(path);
  const { id, aliases, kind, title, summary, cheatsheet, related, sections, lab } = written;
  const known = engineFacts(id);
  const isOwn = written.formula.tex !== undefined;
  const special = isOwn ? [] : (known?.special ?? []);
  const formula = { tex: known?.tex, text: known?.text, ...written.formula, special };
  const shapes = { ...known?.shapes, ...written.shapes };
  const letters = Object.entries(written.letters);
  const isTerm = kind === 'term';
  const names = isTerm ? [id] : [id, ...aliases];
  checkAliases(path, written, surroundings.facts);
  if (letters.length > 0 && !(isTerm && isOwn)) {
    throw new Error(`${path}: letters: only the formula of a term has them`);
  }
  if (isTemplate(id)) checkTemplate(path, written, surroundings);
  const others = isTerm ? [] : otherNames(names, known, surroundings.facts);
  return {
    path,
    names,
    others,
    phrases: isTerm ? phrasesOf(written) : NO_PHRASES,
    formula: completeFormula(path, formula),
    entry: {
      id,
      kind,
      ...(title !== undefined && { title }),
      summary,
      ...(letters.length > 0 && { letters }),
      ...(Object.keys(shapes).length > 0 && { shapes: Object.entries(shapes) }),
      params: paramsOf(path, { ...written, aliases: others }, known, surroundings),
      ...sections,
      ...(related.length > 0 && { related }),
      ...(cheatsheet !== undefined && { cheatsheet }),
      ...(lab !== undefined && { lab }),
    },
  };
}

/** The title of a term is one of its names, in any case unless it is one of those in this very case. */
function phrasesOf(written: EntryFile): TermPhrases {
  const { id, title, aliases, exact, unless, near, notNear, common } = written;
  const name = title ?? id.replaceAll('-', ' ');
  const names = exact.includes(name) ? aliases : [name, ...aliases];
  return { aliases: names, exact, unless, near, notNear, common };
}

/** @throws {Error} naming an alias that is another thing. */
function checkAliases(path: string, { id, kind, aliases }: EntryFile, facts: Facts): void {
  const other = kind === 'term' ? undefined : aliases.find((alias) => !facts.areOne(alias, id));
  if (other === undefined) return;
  const advice = other.includes('*') ? 'only a template has a pattern' : 'it is another thing';
  throw new Error(`${path}: aliases: ${other}: ${advice}`);
}

/** What the packages or the engine know to be the same thing. */
function otherNames(
  names: readonly string[],
  known: EngineFacts | undefined,
  facts: Facts,
): string[] {
  const all = [...(known?.names ?? []), ...names.flatMap((name) => facts.namesOf(name))];
  return [...new Set(all)].filter((name) => !names.includes(name));
}

function completeFormula(path: string, { tex, text, special }: Unfinished): Draft['formula'] {
  if (tex !== undefined && text !== undefined) return { tex, text, special };
  if (text !== undefined) throw new Error(`${path}: formula.tex: is missing`);
  return undefined;
}

/**
 * Every parameter of the signature, in order: as written, else as the engine or `common` has it. Those of
 * other overloads and aliases may be written as well.
 */
function paramsOf(
  path: string,
  { id, aliases, params, sections }: EntryFile,
  known: EngineFacts | undefined,
  { table, common }: Surroundings,
): NonNullable<Entry['params']> {
  const { signature = known?.signature, overloads = [] } = table.symbols.get(id) ?? {};
  const others = aliases.flatMap((name) => table.symbols.get(name)?.signature ?? []);
  const required = signature === undefined ? Object.keys(params) : namesIn(signature);
  const optional = [...overloads, ...others]
    .flatMap(namesIn)
    .filter((name) => Object.hasOwn(params, name));
  const names = [...new Set([...required, ...optional])];
  const unknown = Object.keys(params).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new Error(`${path}: params.${unknown}: the signature has only ${required.join(', ')}`);
  }
  const missing: string[] = [];
  const entries = names.flatMap((name): [string, { text: string; range?: string }][] => {
    const engine = known?.params[name];
    const key = commonKey(common, id, name);
    const text = params[name] ?? engine?.text ?? (key === undefined ? undefined : common[key]);
    if (text === undefined) {
      missing.push(name);
      return [];
    }
    return [[name, { text, ...(engine?.range !== undefined && { range: engine.range }) }]];
  });
  if (missing.length > 0 && sections.example !== undefined) {
    throw new Error(`${path}: params: ${missing.join(', ')} of the signature is missing`);
  }
  return Object.fromEntries(entries);
}

function namesIn(signature: string): string[] {
  return parametersOf(signature)
    .filter(
      ({ name, kind }) =>
        !((kind === 'positions' || kind === 'keywords') && NOT_EXPLAINED.has(name)),
    )
    .map(({ name }) => name);
}
