import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import {
  entryFileOf,
  Names,
  type ContentIndex,
  type EntryFile,
  type WrittenEntry,
} from '../src/content/index.js';
import { draftOf, type Draft, type Surroundings } from './content/draft.js';
import { engineFacts, engineSymbols } from './content/engineFacts.js';
import { nameData, readSymbols, writeSymbols, type SymbolTable } from './content/symbols.js';
import { drawFormula } from './formulas.js';

const COMMON = 'parameters.yaml';
const SIGNATURES = 'signatures';

/**
 * Reads every entry, completed from the engine and checked against the signatures.
 *
 * @throws {Error} naming the file and what is wrong.
 */
export function readContent(from: string): { drafts: Draft[]; table: SymbolTable } {
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' }).sort();
  const table = readSymbols(join(from, SIGNATURES));
  const common = files.includes(COMMON) ? readCommon(join(from, COMMON)) : {};
  const drafts = files
    .filter((file) => file.endsWith('.md'))
    .map((file) => draftOf(from, file, { table, common }));
  return { drafts, table };
}

/**
 * Writes the index, a file for each entry and the signatures that the extension reads.
 *
 * @throws {Error} naming the file and what is wrong, for an entry that does not fit, two entries of one
 *   name or TeX that cannot be drawn.
 */
export async function buildContent(from: string, to: string): Promise<number> {
  const { drafts, table } = readContent(from);
  const index: ContentIndex = {};
  for (const { path, names, entry } of drafts) {
    for (const name of names) {
      if (Object.hasOwn(index, name)) throw new Error(`${path}: ${name} has two entries`);
      index[name] = entry.id;
    }
  }
  drafts.push(...unwritten(index));
  for (const { others, entry } of drafts) {
    for (const name of others) index[name] ??= entry.id;
  }
  checkNames(drafts, index, table);

  const files = new Map<string, EntryFile>();
  for (const draft of drafts) {
    const file = entryFileOf(draft.entry.id);
    files.set(file, { ...files.get(file), [draft.entry.id]: await withFormula(draft) });
  }
  mkdirSync(join(to, 'entries'), { recursive: true });
  writeFileSync(join(to, 'index.json'), JSON.stringify(index));
  for (const [file, entries] of files) writeFileSync(join(to, file), JSON.stringify(entries));
  writeSymbols(withForeign(table, index), to);
  return drafts.length;
}

/** What the engine knows of symbols that nobody has written about. */
function unwritten(index: ContentIndex): Draft[] {
  return engineSymbols().flatMap(({ name, kind }) => {
    const known = Object.hasOwn(index, name) ? undefined : engineFacts(name);
    if (!known) return [];
    const { names: others, tex, text, params } = known;
    const entry: WrittenEntry = { id: name, kind, summary: '', params };
    const formula = text === undefined ? undefined : { tex, text };
    return [{ path: name, names: [], others, formula, entry }];
  });
}

/** Adds what has an entry but belongs to none of the packages whose signatures are known. */
function withForeign(table: SymbolTable, index: ContentIndex): SymbolTable {
  const packages = new Set([...table.symbols.keys()].map((name) => name.split('.')[0]));
  const symbols = new Map(table.symbols);
  for (const name of Object.keys(index)) {
    if (!name.includes('.') || packages.has(name.split('.')[0])) continue;
    symbols.set(name, { kind: /\.[A-Z][^.]*$/.test(name) ? 'class' : 'function' });
  }
  return { ...table, symbols };
}

/** Every name that an entry claims or points to must exist. */
function checkNames(drafts: readonly Draft[], index: ContentIndex, table: SymbolTable): void {
  if (table.symbols.size === 0) return;
  const names = new Names(nameData(table, []));
  const packages = new Set([...table.symbols.keys()].map((name) => name.split('.')[0]));
  for (const { path, names: own, entry } of drafts) {
    for (const name of own) {
      if (packages.has(name.split('.')[0]) && names.canonical(name) === undefined) {
        throw new Error(`${path}: there is no ${name}`);
      }
    }
    for (const name of entry.related ?? []) {
      if (!Object.hasOwn(index, name) && names.canonical(name) === undefined) {
        throw new Error(`${path}: related: there is no ${name}`);
      }
    }
  }
}

async function withFormula({ path, formula, entry }: Draft): Promise<WrittenEntry> {
  if (!formula) return entry;
  try {
    return { ...entry, formula: { ...formula, ...(await drawFormula(formula.tex)) } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${path}: formula.tex: ${message}`, { cause: error });
  }
}

function readCommon(path: string): Surroundings['common'] {
  const text: unknown = parseYaml(readFileSync(path, 'utf8'), { schema: 'failsafe' });
  return v.parse(v.record(v.string(), v.string()), text);
}
