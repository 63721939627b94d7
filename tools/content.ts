import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import type { ContentIndex, Entry, Shard } from '../src/content/index.js';
import type { Activation } from '../src/engine/activations/define.js';
import { activations } from '../src/engine/activations/index.js';
import { drawFormula } from './formulas.js';

/** The header of a content file. What the engine knows (names, formula) is not repeated in it. */
const headerSchema = v.strictObject({
  id: v.string(),
  aliases: v.optional(v.array(v.string()), []),
  kind: v.string(),
  summary: v.string(),
  formula: v.optional(v.strictObject({ tex: v.string(), text: v.string() })),
  cheatsheet: v.optional(v.string()),
});

const SECTIONS = { 'Use it when': 'useWhen', 'Watch out': 'watchOut' } as const;

interface Draft {
  readonly names: readonly string[];
  readonly shard: string;
  readonly formula: { readonly tex: string; readonly text: string } | undefined;
  readonly entry: Entry;
}

/**
 * Writes the index and the shards of entries that the extension reads.
 *
 * @throws {Error} naming the file, for a header that does not fit, an unknown section, two entries of
 *   one name or TeX that cannot be drawn.
 */
export async function buildContent(from: string, to: string): Promise<number> {
  const drafts = readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => readDraft(from, file));
  const written = new Set(drafts.map(({ entry }) => entry.id));
  for (const { forms, tex, text } of activations) {
    const id = forms[0]?.name;
    if (id === undefined || written.has(id)) continue;
    drafts.push({
      names: forms.map(({ name }) => name),
      shard: 'engine',
      formula: { tex, text: oneLine(text) },
      entry: { id, kind: 'activation function', summary: '' },
    });
  }

  const index: ContentIndex = {};
  const shards = new Map<string, Shard>();
  for (const { names, shard, formula, entry } of drafts) {
    for (const name of names) {
      if (Object.hasOwn(index, name)) throw new Error(`${name} has two entries`);
      index[name] = [shard, entry.id];
    }
    const entries = shards.get(shard) ?? {};
    entries[entry.id] = formula
      ? { ...entry, formula: { ...formula, ...(await drawFormula(formula.tex)) } }
      : entry;
    shards.set(shard, entries);
  }
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, 'index.json'), JSON.stringify(index));
  for (const [name, shard] of shards)
    writeFileSync(join(to, `${name}.json`), JSON.stringify(shard));
  return drafts.length;
}

function readDraft(folder: string, file: string): Draft {
  const path = join(folder, file);
  const [, head, body] =
    /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(readFileSync(path, 'utf8')) ?? [];
  if (head === undefined || body === undefined) throw new Error(`${path}: there is no header`);
  const header = v.safeParse(headerSchema, parseYaml(head));
  if (!header.success) {
    const [issue] = header.issues;
    throw new Error(`${path}: ${v.getDotPath(issue) ?? 'header'}: ${issue.message}`);
  }
  const { id, aliases, kind, summary, formula, cheatsheet } = header.output;
  const activation = activations.find(id);
  const forms = activation?.forms.map(({ name }) => name) ?? [];
  return {
    names: [...new Set([id, ...aliases, ...forms])],
    shard: relative(folder, dirname(path)).split(sep).join('.'),
    formula: formula ?? (activation && { tex: activation.tex, text: oneLine(activation.text) }),
    entry: {
      id,
      kind,
      summary: summary.trim(),
      ...sections(path, body),
      ...(cheatsheet !== undefined && { cheatsheet }),
    },
  };
}

function sections(path: string, body: string): Pick<Entry, 'useWhen' | 'watchOut'> {
  const found: { useWhen?: string; watchOut?: string } = {};
  for (const part of body.split(/^## /m).slice(1)) {
    const [title = '', ...lines] = part.split('\n');
    const key = Object.entries(SECTIONS).find(([name]) => name === title.trim())?.[1];
    if (!key) throw new Error(`${path}: unknown section "${title.trim()}"`);
    found[key] = lines.join('\n').trim();
  }
  return found;
}

/** The definition that holds with every parameter at its default. */
function oneLine(text: Activation['text']): string {
  return typeof text === 'function' ? text({}) : text;
}
