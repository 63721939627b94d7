import type { Loaded } from '../../src/labs/data/loaded.js';
import type { FolderSource, UserSource } from '../../src/labs/data/source.js';
import { lastPart, logsIn } from '../../src/labs/learningCurves/logFiles.js';
import type { OpenLog } from '../../src/labs/learningCurves/runs/openLog.js';
import { TableLoader } from './tableLoader.js';

/** Where tables come from: the user, or a sample that comes with a lab. */
export type Source = UserSource | FolderSource | { readonly kind: 'sample'; readonly id: string };

/** What is on its way. */
export interface Loading {
  readonly name: string;
  /** In [0, 1]; 0 while the file is on its way from the host. */
  readonly part: number;
  /** How many tables are read, of how many that are known of. */
  readonly done: number;
  readonly all: number;
}

/** What the host does for the reader. */
export interface FileHost {
  readonly readFile: (uri: string) => void;
  readonly readFolder: (uri: string) => void;
  readonly follow: (uris: readonly string[]) => void;
}

/** A file that the host can read. */
export interface File {
  readonly uri: string;
  /** Relative to the folder that was opened; the name of a file that was opened by itself. */
  readonly path: string;
}

/** A table and the files that it is read from. */
interface Item extends Pick<OpenLog, 'key' | 'isFound'> {
  readonly name: string;
  source?: UserSource;
  files: readonly File[];
  loaded: Loaded | undefined;
  /** Whether its files have changed since they were read. */
  isStale: boolean;
}

interface Opened {
  readonly source: Source;
  items: Item[];
  /** Whether the paths of a folder are on their way. */
  isListing: boolean;
  problem?: string;
}

/** A folder with more logs than this shows the first of them. */
const MOST_LOGS = 300;

/** Reads the tables of sources, one after the other, and again whenever their files change. */
export class SourceReader {
  #opened: Opened[] = [];
  readonly #loader = new TableLoader();
  #reading: { readonly item: Item; readonly got: Map<string, Arrived> } | undefined;
  #part = 0;

  /**
   * @param inline the table of what is in the state itself; `undefined` for what has to be read.
   * @param changed called whenever something was read or is on its way.
   */
  constructor(
    private readonly host: FileHost,
    private readonly inline: (source: Source) => Loaded | undefined,
    private readonly changed: () => void,
  ) {}

  /** Reads these sources; those that are read already stay as they are. */
  open(sources: readonly Source[]): void {
    const before = this.#opened;
    this.#opened = sources.map(
      (source, i) =>
        before.find((one) => one.source === source) ??
        before.find((one) => isSame(one.source, source)) ??
        this.#begin(source, i),
    );
    if (this.#reading && !this.#items().includes(this.#reading.item)) this.#cancel();
    this.#follow();
    this.#next();
  }

  #begin(source: Source, place: number): Opened {
    if (source.kind === 'folder') {
      this.host.readFolder(source.uri);
      return { source, items: [], isListing: true };
    }
    const key = place === 0 ? '' : keyOf(source);
    if (source.kind === 'file') {
      const files = [{ uri: source.uri, path: source.name }];
      const item = { key, name: source.name, source, files, loaded: undefined, isStale: true };
      return { source, items: [item], isListing: false };
    }
    const name = source.kind === 'sample' ? '' : source.name;
    const loaded = this.inline(source) ?? {
      problem: `${name} was too long to be kept with the panel. Paste it again, or open it as a file.`,
    };
    const own = source.kind === 'sample' ? {} : { source };
    const item = { key, name, ...own, files: [], loaded, isStale: false };
    return { source, items: [item], isListing: false };
  }

  /** Reads a text that is too long for the state: it is there as long as the panel is. */
  pass(source: Source, name: string, bytes: ArrayBuffer): void {
    const opened = this.#opened.find((one) => one.source === source);
    const [item] = opened?.items ?? [];
    if (!item) return;
    item.loaded = undefined;
    this.#cancel();
    this.#reading = { item, got: new Map() };
    void this.#read(item, [{ path: name, content: bytes }]);
  }

  /** Gives up what is on its way; what is read already stays. */
  giveUp(): void {
    this.#cancel();
    for (const item of this.#items()) {
      item.isStale = false;
      item.loaded ??= {
        problem: `The reading of ${item.name} was canceled. Open it again to read it.`,
      };
    }
    for (const opened of this.#opened) opened.isListing = false;
    this.changed();
  }

  /** All tables that are read, of all sources or of one. */
  logs(of?: Source): OpenLog[] {
    return this.#opened
      .filter(({ source }) => of === undefined || source === of || isSame(source, of))
      .flatMap(({ items, problem, source }): OpenLog[] => [
        ...items.flatMap(({ key, name, source: own, isFound, loaded }) =>
          loaded
            ? [
                {
                  key,
                  name,
                  ...(own && { source: own }),
                  ...(isFound && { isFound }),
                  loaded,
                },
              ]
            : [],
        ),
        ...(problem === undefined
          ? []
          : [{ key: keyOf(source), name: nameOf(source), loaded: { problem } }]),
      ]);
  }

  /** What is on its way for the first time; `undefined` if nothing is. */
  get loading(): Loading | undefined {
    const items = this.#items();
    const waiting = items.filter(({ loaded }) => loaded === undefined);
    const [first] = waiting;
    const listing = this.#opened.find(
      ({ isListing, items: known }) => isListing && known.length === 0,
    );
    if (!first && !listing) return undefined;
    const isNow = first !== undefined && this.#reading?.item === first;
    return {
      name: first?.name ?? nameOf(listing?.source),
      part: isNow ? this.#part : 0,
      done: items.length - waiting.length,
      all: items.length,
    };
  }

  fileArrived(uri: string, content: ArrayBuffer | string, note?: string): void {
    const reading = this.#reading;
    if (!reading?.item.files.some((file) => file.uri === uri)) return;
    const path = reading.item.files.find((file) => file.uri === uri)?.path ?? '';
    reading.got.set(uri, { path, content, ...(note !== undefined && { note }) });
    if (reading.got.size < reading.item.files.length) return;
    void this.#read(reading.item, [...reading.got.values()]);
  }

  folderArrived(uri: string, content: readonly File[] | string, note?: string): void {
    const opened = this.#opened.find(({ source }) => 'uri' in source && source.uri === uri);
    if (opened?.source.kind !== 'folder') return;
    opened.isListing = false;
    if (typeof content === 'string') opened.problem = content;
    else this.#list(opened, opened.source, content, note);
    this.#follow();
    this.#next();
    this.changed();
  }

  #list(opened: Opened, { uri, name }: FolderSource, files: readonly File[], note?: string): void {
    const byPath = new Map(files.map((file) => [file.path, file]));
    const found = [...logsIn([...byPath.keys()])];
    const all = found.slice(0, MOST_LOGS);
    const isFirst = opened === this.#opened[0];
    opened.items = all.map(([path, parts]): Item => {
      const own = parts.flatMap((part) => byPath.get(part) ?? []);
      const [only] = own;
      const source: UserSource | undefined =
        own.length === 1 && only
          ? { kind: 'file', name: lastPart(only.path), uri: only.uri }
          : undefined;
      const key = isFirst ? path : `${uri}\n${path}`;
      const item: Item = opened.items.find((one) => one.key === key) ?? {
        ...{ key, name: path, files: [], isFound: true, loaded: undefined, isStale: true },
      };
      if (item.files.length !== own.length) item.isStale = true;
      return Object.assign(item, { files: own, ...(source && { source }) });
    });
    if (this.#reading && !this.#items().includes(this.#reading.item)) this.#cancel();
    const missing = [
      ...(note === undefined ? [] : [note]),
      ...(found.length > MOST_LOGS
        ? [`${name} has ${found.length} logs: the first ${MOST_LOGS} are shown.`]
        : []),
      ...(found.length === 0
        ? [`${name} holds no log: no event file, CSV, JSON, text or metric file is in it.`]
        : []),
    ];
    if (missing.length > 0) opened.problem = missing.join(' ');
    else delete opened.problem;
  }

  /** A file has changed, or what is in a folder. */
  fileChanged(uri: string): void {
    const item = this.#items().find(({ files }) => files.some((file) => file.uri === uri));
    if (item) item.isStale = true;
    else {
      const folder = this.#opened.find(
        ({ source }) => source.kind === 'folder' && `${uri}/`.startsWith(`${source.uri}/`),
      );
      if (!folder || folder.isListing || folder.source.kind !== 'folder') return;
      folder.isListing = true;
      this.host.readFolder(folder.source.uri);
    }
    this.#next();
  }

  #items(): Item[] {
    return this.#opened.flatMap(({ items }) => items);
  }

  /** Follows all files, and the folders in which new ones may appear. */
  #follow(): void {
    const followed = new Set<string>();
    for (const { source } of this.#opened) if ('uri' in source) followed.add(source.uri);
    for (const { source, items } of this.#opened) {
      for (const { uri } of items.flatMap(({ files }) => files)) {
        followed.add(uri);
        if (source.kind !== 'folder') continue;
        for (
          let end = uri.lastIndexOf('/');
          end > source.uri.length;
          end = uri.lastIndexOf('/', end - 1)
        ) {
          followed.add(uri.slice(0, end));
        }
      }
    }
    this.host.follow([...followed]);
  }

  /** Asks for the files of the next table; one is read at a time. */
  #next(): void {
    if (this.#reading) return;
    const stale = this.#items().filter(({ isStale, files }) => isStale && files.length > 0);
    const item = stale.find(({ loaded }) => loaded === undefined) ?? stale[0];
    if (!item) return;
    item.isStale = false;
    this.#reading = { item, got: new Map() };
    this.#part = 0;
    for (const { uri } of item.files) this.host.readFile(uri);
    this.changed();
  }

  async #read(item: Item, files: readonly Arrived[]): Promise<void> {
    const [problem] = files.flatMap(({ content }) =>
      typeof content === 'string' ? [content] : [],
    );
    const notes = files.flatMap(({ note }) => note ?? []);
    const loaded =
      problem === undefined
        ? await this.#loader.read(
            item.name,
            files.flatMap(({ path, content }) =>
              typeof content === 'string' ? [] : [{ path, bytes: content }],
            ),
            (part) => {
              this.#part = part;
              if (item.loaded === undefined) this.changed();
            },
          )
        : { problem };
    if (!loaded || !this.#items().includes(item)) return;
    item.loaded = withNotes(loaded, notes);
    this.#reading = undefined;
    this.changed();
    this.#next();
  }

  #cancel(): void {
    this.#loader.cancel();
    this.#reading = undefined;
  }
}

interface Arrived {
  readonly path: string;
  /** The bytes, or why there are none. */
  readonly content: ArrayBuffer | string;
  readonly note?: string;
}

function isSame(one: Source, other: Source): boolean {
  return one.kind !== 'passing' && JSON.stringify(one) === JSON.stringify(other);
}

function nameOf(source: Source | undefined): string {
  return source && 'name' in source ? source.name : '';
}

function keyOf(source: Source): string {
  if ('uri' in source) return source.uri;
  return source.kind === 'text' ? `text ${source.name} ${source.text.length}` : nameOf(source);
}

function withNotes(loaded: Loaded, notes: readonly string[]): Loaded {
  if ('problem' in loaded || notes.length === 0) return loaded;
  const { table } = loaded;
  return { table: { ...table, problems: [...notes, ...table.problems] } };
}
