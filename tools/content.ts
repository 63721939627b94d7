import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import { Names, type ContentIndex, type Shard, type WrittenEntry } from '../src/content/index.js';
import { draftOf, type Draft, type Surroundings } from './content/draft.js';
import { engineFacts, engineSymbols } from './content/engineFacts.js';
import { nameData, readSymbols, writeSymbols, type SymbolTable } from './content/symbols.js';
import { drawFormula, type DrawnFormula } from './formulas.js';

const COMMON = 'parameters.yaml';
const SIGNATURES = 'signatures';
/** Characters; a hover waits for one such file. */
const LARGEST_SHARD = 60_000;
/** A hover is about this many pixels wide before a picture shrinks. */
const WIDEST = 460;

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
  const owners = ownersOf(drafts);
  const all = [...drafts, ...unwritten(owners)];
  addOthers(owners, all);
  checkNames(all, owners, table);

  mkdirSync(to, { recursive: true });
  const places = new Map<Draft, string>();
  for (const [name, group] of shardsOf(await Promise.all(all.map(withFormula)))) {
    const shard: Shard = Object.fromEntries(group.map(({ entry }) => [entry.id, entry]));
    writeFileSync(join(to, `${name}.json`), JSON.stringify(shard));
    for (const { draft } of group) places.set(draft, name);
  }
  const index: ContentIndex = {};
  for (const [name, draft] of owners) index[name] = [places.get(draft)!, draft.entry.id];
  writeFileSync(join(to, 'index.json'), JSON.stringify(index));
  writeSymbols(table, to);
  return all.length;
}

/** Every name with the entry that is written for it. */
function ownersOf(drafts: readonly Draft[]): Map<string, Draft> {
  const owners = new Map<string, Draft>();
  for (const draft of drafts) {
    for (const name of draft.names) {
      if (owners.has(name)) throw new Error(`${draft.path}: ${name} has two entries`);
      owners.set(name, draft);
    }
  }
  return owners;
}

/** Adds the names that an entry also serves as long as nobody has written about them. */
function addOthers(owners: Map<string, Draft>, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    for (const name of draft.others) if (!owners.has(name)) owners.set(name, draft);
  }
}

interface Finished {
  readonly draft: Draft;
  readonly entry: WrittenEntry;
}

/** The files to write: the folders of the entries, large ones in numbered pieces. */
function shardsOf(finished: readonly Finished[]): Map<string, Finished[]> {
  const shards = new Map<string, Finished[]>();
  const sizes = new Map<string, { size: number; piece: number }>();
  for (const item of finished) {
    const folder = item.draft.shard;
    const length = JSON.stringify(item.entry).length;
    const { size, piece } = sizes.get(folder) ?? { size: 0, piece: 1 };
    const next = size > 0 && size + length > LARGEST_SHARD;
    sizes.set(folder, next ? { size: length, piece: piece + 1 } : { size: size + length, piece });
    const name = `${folder}.${next ? piece + 1 : piece}`;
    shards.set(name, [...(shards.get(name) ?? []), item]);
  }
  return shards;
}

/** What the engine knows of symbols that nobody has written about. */
function unwritten(owners: ReadonlyMap<string, Draft>): Draft[] {
  return engineSymbols().flatMap(({ name, kind }) => {
    const known = owners.has(name) ? undefined : engineFacts(name);
    if (known?.text === undefined) return [];
    const { names: others, tex, text, params } = known;
    const entry: WrittenEntry = { id: name, kind, summary: '', params };
    const shard = `engine.${kind.replaceAll(' ', '-')}`;
    return [{ path: name, names: [], others, shard, formula: { tex, text }, entry }];
  });
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
      .filter((name) => packages.has(name.split('.')[0]) && names.canonical(name) === undefined)
      .map((name) => `${path}: there is no ${name}`),
    ...(entry.related ?? [])
      .filter((name) => !owners.has(name) && names.canonical(name) === undefined)
      .map((name) => `${path}: related: there is no ${name}`),
  ]);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

async function withFormula(draft: Draft): Promise<Finished> {
  const { path, formula, entry } = draft;
  if (!formula) return { draft, entry };
  try {
    const drawn = await drawStacked(formula.tex);
    return { draft, entry: { ...entry, formula: { ...formula, ...drawn } } };
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

function readCommon(path: string): Surroundings['common'] {
  const text: unknown = parseYaml(readFileSync(path, 'utf8'), { schema: 'failsafe' });
  return v.parse(v.record(v.string(), v.string()), text);
}
