import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  entryFile,
  inThisCase,
  Names,
  normalized,
  type ContentIndex,
  type EntryFile,
  type TermIndex,
  type WrittenEntry,
} from '../src/content/index.js';
import { borrowedNames } from './content/borrowed.js';
import { commonProblems, readCommon } from './content/commonParameters.js';
import { draftOf, NO_PHRASES, type Draft } from './content/draft.js';
import { engineFacts, engineSymbols } from './content/engineFacts.js';
import { addOthers, idsOf, ownersOf, type Owners } from './content/owners.js';
import { OutlineTable } from './content/outlineTable.js';
import { Facts } from './content/facts.js';
import { nameData, readSymbols, writeSymbols, type SymbolTable } from './content/symbols.js';
import { isTemplate } from '../src/content/template.js';
import { drawFormula, type DrawnFormula } from './formulas.js';

const COMMON = 'parameters.yaml';
const SIGNATURES = 'signatures';
const FACTS = 'facts.json';
/** A hover is about this many pixels wide before a picture shrinks. */
const WIDEST = 460;
/** Characters of a file of entries: read in a millisecond, and packed far better than one by one. */
const FILE_SIZE = 40_000;

/**
 * Reads every entry, completed from the engine and checked against the signatures.
 *
 * @throws {Error} naming every file that does not fit and what is wrong with it.
 */
export function readContent(from: string): {
  drafts: Draft[];
  table: SymbolTable;
  facts: Facts;
} {
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' }).sort();
  const table = readSymbols(join(from, SIGNATURES));
  const facts = new Facts(join(from, FACTS));
  const common = files.includes(COMMON) ? readCommon(join(from, COMMON)) : {};
  const problems = commonProblems(COMMON, common, table);
  const drafts = files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => {
      try {
        return [draftOf(from, file, { table, facts, common })];
      } catch (error) {
        problems.push(error instanceof Error ? error.message : String(error));
        return [];
      }
    });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return { drafts, table, facts };
}

/**
 * Writes the indexes, a file for each entry and the signatures that the extension reads.
 *
 * @throws {Error} naming the file and what is wrong, for an entry that does not fit, two entries of one
 *   name or TeX that cannot be drawn.
 */
export async function buildContent(from: string, to: string): Promise<number> {
  const { drafts, table: symbols, facts } = readContent(from);
  const owners = ownersOf(drafts);
  const all = [...drafts, ...unwritten(owners)];
  addOthers(owners, all);
  checkNames(all, owners, symbols);
  checkThings(owners, symbols, facts);

  const terms = termsOf(drafts);

  mkdirSync(join(to, 'entries'), { recursive: true });
  const table = new OutlineTable();
  const withoutOutlines = <T extends DrawnFormula>(drawn: T): T => ({
    ...drawn,
    svg: table.take(drawn.svg),
  });
  const entries = (await Promise.all(all.map(withFormula))).map((entry) => {
    const { formula } = entry;
    if (!formula) return entry;
    const special = formula.special?.map(withoutOutlines);
    return { ...entry, formula: { ...withoutOutlines(formula), ...(special && { special }) } };
  });
  const files = filesOf(entries);
  for (const [number, file] of files.entries()) {
    writeFileSync(join(to, entryFile(number)), JSON.stringify(file));
  }
  const index: ContentIndex = {
    ...idsOf(owners),
    starts: files.map((file) => Object.keys(file)[0] ?? ''),
  };
  writeFileSync(join(to, 'index.json'), JSON.stringify(index));
  writeFileSync(join(to, 'outlines.json'), JSON.stringify(table.outlines));
  writeFileSync(join(to, 'terms.json'), JSON.stringify(terms));
  writeSymbols(withForeign(symbols, owners.keys()), to, facts);
  return all.length;
}

/** The entries in the order of their ids, in files of a moderate size. */
function filesOf(entries: readonly WrittenEntry[]): EntryFile[] {
  const files: EntryFile[] = [];
  let size = FILE_SIZE;
  for (const entry of [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (size >= FILE_SIZE) {
      files.push({});
      size = 0;
    }
    Object.assign(files.at(-1) ?? {}, { [entry.id]: entry });
    size += JSON.stringify(entry).length;
  }
  return files;
}

/** Every phrase that a term goes by; `null` for one that only looks like it. */
export function termsOf(drafts: readonly Draft[]): TermIndex {
  const terms: TermIndex = { phrases: {}, near: {}, notNear: {}, common: [] };
  for (const { path, phrases, entry } of drafts) {
    for (const [id, given] of [
      [entry.id, [...phrases.aliases.map(normalized), ...phrases.exact.map(inThisCase)]],
      [null, phrases.unless.map(normalized)],
    ] as const) {
      for (const phrase of given) {
        const other = terms.phrases[phrase];
        if (other !== undefined) {
          throw new Error(`${path}: "${phrase}" has two entries, ${String(other)} as well`);
        }
        terms.phrases[phrase] = id;
      }
    }
    for (const field of ['near', 'notNear'] as const) {
      for (const [name, words] of Object.entries(phrases[field])) {
        const phrase = phrases.exact.includes(name) ? inThisCase(name) : normalized(name);
        if (terms.phrases[phrase] !== entry.id) {
          throw new Error(`${path}: ${field}: "${name}" is not one of its names`);
        }
        terms[field][phrase] = words.map(normalized);
      }
    }
    for (const name of phrases.common) {
      const phrase = phrases.exact.includes(name) ? inThisCase(name) : normalized(name);
      if (terms.phrases[phrase] !== entry.id) {
        throw new Error(`${path}: common: "${name}" is not one of its names`);
      }
      terms.common.push(phrase);
    }
  }
  return terms;
}

/** What the engine knows of symbols that nobody has written about. */
function unwritten(owners: ReadonlyMap<string, Draft>): Draft[] {
  return engineSymbols().flatMap(({ name, kind }) => {
    const known = owners.has(name) ? undefined : engineFacts(name);
    if (!known) return [];
    const { names: others, tex, text, special, params } = known;
    const entry: WrittenEntry = { id: name, kind, summary: '', params };
    const formula = text === undefined ? undefined : { tex, text, special };
    return [{ path: name, names: [], others, phrases: NO_PHRASES, formula, entry }];
  });
}

/** Adds what has an entry but belongs to none of the packages whose signatures are known. */
function withForeign(table: SymbolTable, names: Iterable<string>): SymbolTable {
  const packages = new Set([...table.symbols.keys()].map((name) => name.split('.')[0]));
  const symbols = new Map(table.symbols);
  for (const name of names) {
    if (!name.includes('.') || packages.has(name.split('.')[0])) continue;
    symbols.set(name, { kind: /\.[A-Z][^.]*$/.test(name) ? 'class' : 'function' });
  }
  return { ...table, symbols };
}

/** Every name that an entry claims or points to must exist. */
function checkNames(
  drafts: readonly Draft[],
  owners: ReadonlyMap<string, Draft>,
  table: SymbolTable,
): void {
  if (table.symbols.size === 0) return;
  const names = new Names(nameData(table, []));
  const packages = new Set([...table.symbols.keys()].map((name) => name.split('.')[0]));
  const problems = drafts.flatMap(({ path, names: own, entry }) => [
    ...own
      .filter(
        (name) =>
          !isTemplate(name) &&
          packages.has(name.split('.')[0]) &&
          names.canonical(name) === undefined,
      )
      .map((name) => `${path}: there is no ${name}`),
    ...(entry.related ?? [])
      .filter((name) => !owners.has(name) && names.canonical(name) === undefined)
      .map((name) => `${path}: related: there is no ${name}`),
  ]);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** Every name must lead to an entry about the same thing, whoever says that it does. */
function checkThings(owners: Owners, table: SymbolTable, facts: Facts): void {
  const packages = new Set([...table.symbols.keys()].map((name) => name.split('.')[0]));
  const problems = borrowedNames(idsOf(owners), table, facts)
    .filter(({ name }) => packages.has(name.split('.')[0]))
    .map(({ name, id }) => `${owners.get(name)?.path ?? ''}: ${name} is another thing than ${id}`);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

async function withFormula({ path, formula, entry }: Draft): Promise<WrittenEntry> {
  if (!formula) return entry;
  try {
    const { tex, text } = formula;
    const special = await Promise.all(
      formula.special.map(async (one) => ({ ...one, ...(await drawStacked(one.tex)) })),
    );
    const drawn = { tex, text, ...(await drawStacked(tex)) };
    return { ...entry, formula: { ...drawn, ...(special.length > 0 && { special }) } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${path}: formula.tex: ${message}`, { cause: error });
  }
}

/** Draws a formula, with its parts below each other if they are too wide side by side. */
async function drawStacked(tex: string): Promise<DrawnFormula> {
  const drawn = await drawFormula(tex);
  const rows = tex.split(/,\s*\\q?quad\s/);
  if (drawn.width <= WIDEST || rows.length === 1) return drawn;
  return drawFormula(`\\begin{gathered} ${rows.join(' \\\\[4pt] ')} \\end{gathered}`);
}
