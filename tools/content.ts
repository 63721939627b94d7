import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import type { ContentIndex, Entry, Shard } from '../src/content/index.js';
import { activations } from '../src/engine/activations/index.js';
import { draftOf, type CommonParameters, type Draft } from './content/draft.js';
import { engineFacts } from './content/engineFacts.js';
import { drawFormula } from './formulas.js';

const COMMON = 'parameters.yaml';

/**
 * Writes the index and the shards of entries that the extension reads.
 *
 * @throws {Error} naming the file and what is wrong, for an entry that does not fit, two entries of one
 *   name or TeX that cannot be drawn.
 */
export async function buildContent(from: string, to: string): Promise<number> {
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' }).sort();
  const common = files.includes(COMMON) ? readCommon(join(from, COMMON)) : {};
  const drafts = files
    .filter((file) => file.endsWith('.md'))
    .map((file) => draftOf(from, file, common));

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
  return drafts.length;
}

/** What the engine knows of activations that nobody has written about. */
function unwritten(index: ContentIndex): Draft[] {
  return [...activations].flatMap(({ forms: [form] }) => {
    if (!form || Object.hasOwn(index, form.name)) return [];
    const known = engineFacts(form.name);
    if (known?.text === undefined) return [];
    const { names: others, tex, text, params } = known;
    const entry: Entry = { id: form.name, kind: 'activation function', summary: '', params };
    return [{ path: '', names: [], others, shard: 'engine', formula: { tex, text }, entry }];
  });
}

async function withFormula({ path, formula, entry }: Draft): Promise<Entry> {
  if (!formula) return entry;
  try {
    return { ...entry, formula: { ...formula, ...(await drawFormula(formula.tex)) } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${path}: formula.tex: ${message}`, { cause: error });
  }
}

function readCommon(path: string): CommonParameters {
  const text: unknown = parseYaml(readFileSync(path, 'utf8'), { schema: 'failsafe' });
  return v.parse(v.record(v.string(), v.string()), text);
}
