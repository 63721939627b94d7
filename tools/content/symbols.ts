import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Signature } from '../../src/content/index.js';
import { writeAttribute, type NameData } from '../../src/content/names.js';
import { describedOf, readLibraries } from '../libraries.js';
import type { Facts } from './facts.js';

const KINDS = ['class', 'function', 'method', 'property', 'constant', 'dtype', 'module'] as const;

const symbolSchema = v.strictObject({
  kind: v.picklist(KINDS),
  signature: v.optional(v.string()),
  overloads: v.optional(v.array(v.string())),
  bases: v.optional(v.array(v.string())),
  returns: v.optional(v.string()),
});

const packageSchema = v.strictObject({
  versions: v.record(v.string(), v.string()),
  symbols: v.record(v.string(), symbolSchema),
  aliases: v.record(v.string(), v.record(v.string(), v.array(v.string()))),
});

/** Every public symbol of the packages, as `npm run signatures` wrote them. */
export interface SymbolTable {
  readonly symbols: ReadonlyMap<string, v.InferOutput<typeof symbolSchema>>;
  /** Module → module → the names that are at home in the second. */
  readonly aliases: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const TENSOR = 'torch.Tensor';
/** Characters of signatures from which on a part of a package has a file of its own. */
const OWN_FILE = 8000;

/** @throws {Error} naming the file that is not as `npm run signatures` writes it. */
export function readSymbols(folder: string): SymbolTable {
  const symbols = new Map<string, v.InferOutput<typeof symbolSchema>>();
  const aliases: Record<string, Record<string, string[]>> = {};
  const files = existsSync(folder) ? readdirSync(folder) : [];
  for (const file of files.filter((name) => name.endsWith('.json'))) {
    const path = join(folder, file);
    const data = v.safeParse(packageSchema, JSON.parse(readFileSync(path, 'utf8')));
    if (!data.success) {
      const [issue] = data.issues;
      throw new Error(`${path}: ${v.getDotPath(issue) ?? 'file'}: ${issue.message}`);
    }
    for (const [name, symbol] of Object.entries(data.output.symbols)) symbols.set(name, symbol);
    Object.assign(aliases, data.output.aliases);
  }
  return { symbols, aliases };
}

/** Writes `names.json` and the files of signatures that the extension reads. */
export function writeSymbols(
  table: SymbolTable,
  to: string,
  facts?: Pick<Facts, 'deprecated' | 'kept'>,
): void {
  const files = signatureFiles(table, facts?.deprecated);
  mkdirSync(join(to, 'signatures'), { recursive: true });
  writeFileSync(
    join(to, 'names.json'),
    JSON.stringify(nameData(table, [...files.keys()], facts?.kept)),
  );
  for (const [name, signatures] of files) {
    writeFileSync(join(to, 'signatures', `${name}.json`), JSON.stringify(signatures));
  }
}

/** What the extension knows about names before it reads a signature. */
export function nameData(
  { symbols, aliases }: SymbolTable,
  signatures: readonly string[],
  kept: ReadonlySet<string> = new Set(),
): NameData {
  const owners = new Map<string, string[]>();
  const bases: string[] = [];
  const returns: string[] = [];
  for (const [name, symbol] of symbols) {
    const dot = name.lastIndexOf('.');
    const owner = dot < 0 ? '' : name.slice(0, dot);
    const isTensor = symbol.returns === TENSOR;
    const words = owners.get(owner) ?? [owner];
    words.push(
      writeAttribute(name.slice(dot + 1), {
        kind: symbol.kind,
        isTensor,
        keepsArgument: kept.has(name),
      }),
    );
    owners.set(owner, words);
    if (symbol.bases) bases.push([name, ...symbol.bases].join(' '));
    if (symbol.returns !== undefined && !isTensor) returns.push(`${name} ${symbol.returns}`);
  }
  const elsewhere = Object.entries(aliases).map(([owner, homes]) => {
    const words = Object.entries(homes).flatMap(([home, names]) =>
      names.map((name) => {
        const [leaf = '', original] = name.split('=');
        return original === undefined ? `${home}.${leaf}` : `${leaf}=${home}.${original}`;
      }),
    );
    return [owner, ...words].join(' ');
  });
  return {
    owners: [...owners.values()].map((words) => words.join(' ')).join('\n'),
    bases: bases.join('\n'),
    returns: returns.join('\n'),
    aliases: elsewhere.join('\n'),
    signatures: [...signatures].sort((a, b) => b.length - a.length),
    described: describedOf(readLibraries()),
  };
}

/** File name → signatures: the large parts of a package, such as `torch.nn`, and the rest of it. */
export function signatureFiles(
  { symbols }: SymbolTable,
  deprecated: ReadonlyMap<string, string> = new Map(),
): Map<string, Record<string, Signature>> {
  const parts = new Map<string, Record<string, Signature>>();
  for (const [name, { signature, overloads }] of symbols) {
    const instead = deprecated.get(name);
    if (signature === undefined && instead === undefined) continue;
    const part = name.split('.').slice(0, 2).join('.');
    const entries = parts.get(part) ?? {};
    entries[name] = {
      ...(signature !== undefined && { signature }),
      ...(overloads && { overloads }),
      ...(instead !== undefined && { instead }),
    };
    parts.set(part, entries);
  }
  const files = new Map<string, Record<string, Signature>>();
  for (const [part, entries] of parts) {
    const [pack = part] = part.split('.');
    const file = JSON.stringify(entries).length < OWN_FILE ? pack : part;
    files.set(file, { ...files.get(file), ...entries });
  }
  return files;
}
