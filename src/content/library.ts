import * as v from 'valibot';
import {
  entryFileOf,
  entryFileSchema,
  indexSchema,
  termIndexSchema,
  signaturesSchema,
  type ContentIndex,
  type Entry,
  type EntryFile,
  type Signature,
  type TermIndex,
  type WrittenEntry,
} from './entry.js';
import { attributeOf, expressionOf, filledIn, isTemplate } from './template.js';
import { outlinesSchema, withOutlines, type Outlines } from './outlines.js';
import { Terms } from './terms.js';
import { Names, namesSchema, type NameData } from './names.js';

/** Reads one of the content files that the build wrote, e.g. `index.json`. */
export type ReadFile = (name: string) => Promise<string>;

/** The entries, found by any of their names; files are read on first use and kept. */
export class Library {
  readonly #index: () => Promise<ContentIndex>;
  readonly #entries: (file: string) => Promise<EntryFile>;
  readonly #outlines: (file: string) => Promise<Outlines>;
  readonly #signatures: (file: string) => Promise<Readonly<Record<string, Signature>>>;
  readonly #nameData: (file: string) => Promise<NameData>;
  readonly #termIndex: (file: string) => Promise<TermIndex>;
  #names: Promise<Names> | undefined;
  #terms: Promise<Terms> | undefined;

  constructor(read: ReadFile) {
    const index = remembering(read, indexSchema);
    this.#index = () => index('index.json');
    this.#entries = remembering(read, entryFileSchema);
    this.#outlines = remembering(read, outlinesSchema);
    this.#signatures = remembering(read, signaturesSchema);
    this.#nameData = remembering(read, namesSchema);
    this.#termIndex = remembering(read, termIndexSchema);
  }

  /** What is known about names at once: waited for one time, then answered without reading. */
  knowledge(): Promise<Names> {
    this.#names ??= this.#nameData('names.json').then((data) => new Names(data));
    return this.#names;
  }

  /** The terms of prose, kept after the first wait. */
  terms(): Promise<Terms> {
    this.#terms ??= this.#termIndex('terms.json').then((index) => new Terms(index));
    return this.#terms;
  }

  /** What is known about a name: prose if there is any, and its own signature. */
  async find(name: string): Promise<Entry | undefined> {
    const [index, names] = await Promise.all([this.#index(), this.knowledge()]);
    const canonical = names.canonical(name) ?? name;
    const kind = names.kind(canonical);
    const id =
      own(index.ids, name) ??
      own(index.ids, canonical) ??
      (kind && !names.keepsArgument(canonical) ? templateOf(index, canonical, kind) : undefined);
    if (id === undefined && kind === undefined) return undefined;
    const [found, signature] = await Promise.all([
      id === undefined ? undefined : this.#written(entryFileOf(index, id), id),
      this.#signature(names, canonical),
    ]);
    const written =
      found && isTemplate(found.id)
        ? filledIn(found, name, signature?.signature)
        : (found ?? (names.keepsArgument(canonical) ? await this.#attribute(name) : undefined));
    const tier = written?.example === undefined ? 'signature' : 'full';
    const bare = { id: canonical, kind: kind ?? 'symbol', summary: '' };
    const entry = written ?? bare;
    const isMethodOfFunction = entry.kind === 'function' && kind === 'method';
    return {
      ...entry,
      ...(isMethodOfFunction && { kind }),
      ...signature,
      bases: names.bases(canonical),
      tier,
    };
  }

  /** What is known of an attribute that keeps what its class was called with. */
  async #attribute(name: string): Promise<WrittenEntry | undefined> {
    const owner = await this.find(name.slice(0, name.lastIndexOf('.')));
    return owner && attributeOf(owner, name);
  }

  /** The signature of a name, without the prose. */
  async signature(name: string): Promise<Signature | undefined> {
    const names = await this.knowledge();
    return this.#signature(names, names.canonical(name) ?? name);
  }

  async #written(file: string, id: string): Promise<WrittenEntry | undefined> {
    const entry = own(await this.#entries(file), id);
    if (!entry?.formula) return entry;
    const outlines = await this.#outlines('outlines.json');
    const whole = <T extends { readonly svg: string }>(formula: T): T => ({
      ...formula,
      svg: withOutlines(formula.svg, outlines),
    });
    const { special } = entry.formula;
    return {
      ...entry,
      formula: { ...whole(entry.formula), ...(special && { special: special.map(whole) }) },
    };
  }

  async #signature(names: Names, name: string): Promise<Signature | undefined> {
    const file = names.signatureFile(name);
    if (file === undefined) return undefined;
    return own(await this.#signatures(`signatures/${file}.json`), name);
  }
}

/** Reads each file once. A file that cannot be read is asked for again the next time. */
function remembering<T extends v.GenericSchema>(
  read: ReadFile,
  schema: T,
): (file: string) => Promise<v.InferOutput<T>> {
  const files = new Map<string, Promise<v.InferOutput<T>>>();
  return (file) => {
    let content = files.get(file);
    if (!content) {
      content = read(file).then((text) => v.parse(schema, JSON.parse(text)));
      content.catch(() => files.delete(file));
      files.set(file, content);
    }
    return content;
  };
}

/** The id of the template that is about a name of this kind. */
function templateOf({ templates }: ContentIndex, name: string, kind: string): string | undefined {
  return templates.find(
    (template) => template.kind === kind && expressionOf(template.id).test(name),
  )?.id;
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
