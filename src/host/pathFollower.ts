import { Uri, workspace, type Disposable } from 'vscode';

/** Paths are looked at in turn, each at most once a second and no more than fifty a second. In milliseconds. */
const ROUND = 1000;
const EACH = 20;

/**
 * Calls back with each file whose size or time of writing changes, and each folder in which something is new.
 * They are looked at again and again: VS Code's watchers tell nothing on network drives, nor of folders of a
 * workspace whose recursive watcher is not running.
 */
export class PathFollower implements Disposable {
  #uris: readonly string[] = [];
  #known = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  /** @param isSeen whether anybody looks; until then the paths are left alone. */
  constructor(
    private readonly isSeen: () => boolean,
    private readonly changed: (uri: string) => void,
  ) {}

  /** Follows these paths, and no others any more. */
  follow(uris: readonly string[]): void {
    const before = this.#known;
    this.#uris = uris;
    this.#known = new Map(uris.flatMap((uri) => [[uri, before.get(uri) ?? '']]));
    clearTimeout(this.#timer);
    void this.#look();
  }

  dispose(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  async #look(): Promise<void> {
    const uris = this.#uris;
    for (const uri of this.isSeen() ? uris : []) {
      const state = await stateOf(Uri.parse(uri));
      if (this.#isOver || uris !== this.#uris) return;
      const before = this.#known.get(uri) ?? '';
      this.#known.set(uri, state);
      if (before !== '' && before !== state) this.changed(uri);
    }
    if (this.#isOver || uris !== this.#uris) return;
    this.#timer = setTimeout(() => void this.#look(), Math.max(ROUND, EACH * uris.length));
  }
}

/** What differs once a path is written; the same text as long as it is not there. */
async function stateOf(uri: Uri): Promise<string> {
  try {
    const { size, mtime } = await workspace.fs.stat(uri);
    return `${size} ${mtime}`;
  } catch {
    return 'gone';
  }
}
