import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import { Names, type ContentIndex, type Shard, type WrittenEntry } from '../src/content/index.js';
import { draftOf, type Draft, type Surroundings } from './content/draft.js';
import { engineFacts, engineSymbols } from './content/engineFacts.js';
import { nameData, readSymbols, writeSymbols, type SymbolTable } from './content/symbols.js';
import { drawFormula } from './formulas.js';

const COMMON = 'parameters.yaml';
const SIGNATURES = 'signatures';

/**
 * Reads every entry, completed from the engine and checked against the signatures.
 *
 * @throws {Error} naming every file that does not fit and what is wrong with it.
 */
export function readContent(from: string): { drafts: Draft[]; table: SymbolTable } {
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' }).sort();
  const table = readSymbols(join(from, SIGNATURES));
  const common = files.includes(COMMON) ? readCommon(join(from, COMMON)) : {};
  const problems: string[] = [];
  const drafts = files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => {
      try {
        return [draftOf(from, file, { table, common })];
      } catch (error) {
        problems.push(error instanceof Error ? error.message : String(error));
        return [];
      }
    });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return { drafts, table };
}

/**
 * Writes the index, the shards of entries and the signatures that the extension reads.
 *
 * @throws {Error} naming the file and what is wrong, for an entry that does not fit, two entries of one
 *   name or TeX that cannot be drawn.
 */
export async function buildContent(from: string, to: string): Promise<number> {
  const { drafts, table } = readContent(from);
  const index: ContentIndex = {};
  for (const { path, names, shard, entry } of drafts) {
    for (const name of names) {
      if (Object.hasOwn(index, name)) throw new Error(`${path}: ${name} has two entries`);
      index[name] = [shard, entry.id];
    }
  }
  drafts.push(...unwritten(index));
  for (const { others, shard, entry } of drafts) {
    for (const name of others) index[name] ??= [shard, entry.id];
  }
  checkNames(drafts, index, table);

  const shards = new Map<string, Shard>();
  for (const draft of drafts) {
    const entries = shards.get(draft.shard) ?? {};
    entries[draft.entry.id] = await withFormula(draft);
    shards.set(draft.shard, entries);
  }
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, 'index.json'), JSON.stringify(index));
  for (const [name, shard] of shards)
    writeFileSync(join(to, `${name}.json`), JSON.stringify(shard));
  writeSymbols(table, to);
  return drafts.length;
}

/** What the engine knows of symbols that nobody has written about. */
function unwritten(index: ContentIndex): Draft[] {
  return engineSymbols().flatMap(({ name, kind }) => {
    const known = Object.hasOwn(index, name) ? undefined : engineFacts(name);
    if (known?.text === undefined) return [];
    const { names: others, tex, text, params } = known;
    const entry: WrittenEntry = { id: name, kind, summary: '', params };
    const shard = `engine.${kind.replaceAll(' ', '-')}`;
    return [{ path: name, names: [], others, shard, formula: { tex, text }, entry }];
  });
}

/** Every name that an entry claims or points to must exist. */
function checkNames(drafts: readonly Draft[], index: ContentIndex, table: SymbolTable): void {
  if (table.symbols.size === 0) return;
  const names = new Names(nameData(table, []));
  const packages = new Set([...table.symbols.keys()].map((name) => name.split('.')[0]));
  const problems = drafts.flatMap(({ path, names: own, entry }) => [
    ...own
      .filter((name) => packages.has(name.split('.')[0]) && names.canonical(name) === undefined)
      .map((name) => `${path}: there is no ${name}`),
    ...(entry.related ?? [])
      .filter((name) => !Object.hasOwn(index, name) && names.canonical(name) === undefined)
      .map((name) => `${path}: related: there is no ${name}`),
  ]);
  if (problems.length > 0) throw new Error(problems.join('\n'));
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
