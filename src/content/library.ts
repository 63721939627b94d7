import * as v from 'valibot';
import { indexSchema, shardSchema, type ContentIndex, type Entry, type Shard } from './entry.js';

/** Reads one of the content files that the build wrote, e.g. `index.json`. */
export type ReadFile = (name: string) => Promise<string>;

/** The entries, found by any of their names; files are read on first use and kept. */
export class Library {
  readonly #read: ReadFile;
  readonly #shards = new Map<string, Promise<Shard>>();
  #index: Promise<ContentIndex> | undefined;

  constructor(read: ReadFile) {
    this.#read = read;
  }

  /** Whether a qualified name has an entry, answered at once after the first wait. */
  async names(): Promise<(name: string) => boolean> {
    const index = await this.#loadIndex();
    return (name) => Object.hasOwn(index, name);
  }

  async find(name: string): Promise<Entry | undefined> {
    const index = await this.#loadIndex();
    const place = Object.hasOwn(index, name) ? index[name] : undefined;
    if (!place) return undefined;
    const [shard, id] = place;
    let entries = this.#shards.get(shard);
    if (!entries) {
      entries = this.#read(`${shard}.json`).then((text) => v.parse(shardSchema, JSON.parse(text)));
      this.#shards.set(shard, entries);
    }
    return (await entries)[id];
  }

  #loadIndex(): Promise<ContentIndex> {
    this.#index ??= this.#read('index.json').then((text) => v.parse(indexSchema, JSON.parse(text)));
    return this.#index;
  }
}
