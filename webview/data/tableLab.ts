import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import * as v from 'valibot';
import type { Loaded } from '../../src/labs/data/loaded.js';
import type { DataTable } from '../../src/labs/data/table.js';
import { LONGEST_TEXT, type FolderSource, type UserSource } from '../../src/labs/data/source.js';
import type { TableLab } from '../../src/labs/lab.js';
import type { OpenLog } from '../../src/labs/learningCurves/runs/openLog.js';
import { MOST_FOLLOWED } from '../../src/protocol/messages.js';
import { button } from '../ui/controls.js';
import { LabElement } from '../ui/labElement.js';
import { SourceReader, type Source } from './sourceReader.js';

/** The sources of a user's data that a lab can show. */
type OwnSource<State extends { readonly data: Source }> = Extract<
  State['data'],
  UserSource | FolderSource
>;

/** A lab of tables that a user brings. The tables are outside the state, which says where they are from. */
export abstract class TableLabElement<
  State extends { readonly data: Source },
> extends LabElement<State> {
  readonly #tables: TableLab<State, OwnSource<State>>;
  readonly #reader = new SourceReader(
    {
      readFile: (uri) => {
        this.tell({ type: 'readFile', uri });
      },
      readFolder: (uri) => {
        this.tell({ type: 'readFolder', uri });
      },
      follow: (uris) => {
        this.tell({ type: 'follow', uris: uris.slice(0, MOST_FOLLOWED) });
      },
    },
    (source) => this.loadInline(source),
    () => {
      this.redraw();
      this.tablesArrived();
    },
  );
  #sources: readonly Source[] = [];

  constructor(lab: TableLab<State, OwnSource<State>>) {
    super(lab);
    this.#tables = lab;
  }

  /** The table of what is in the state itself; `undefined` for a file, which the host has to read. */
  protected abstract loadInline(data: Source): Loaded | undefined;

  /** All that the state shows tables of, the first of which is `data`. */
  protected abstract sourcesOf(state: State): readonly Source[];

  /** Tables were read that the state may not know yet. */
  protected tablesArrived(): void {
    // Nothing to do unless a lab keeps something of them in its state.
  }

  /** All tables that are read, in the order of their sources. */
  protected logs(of?: Source): readonly OpenLog[] {
    return this.#reader.logs(of);
  }

  protected get isLoading(): boolean {
    return this.#reader.loading !== undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const sources = this.sourcesOf(this.state);
    const isSame =
      sources.length === this.#sources.length &&
      sources.every((source, i) => source === this.#sources[i]);
    if (isSame) return;
    this.#sources = sources;
    this.#reader.open(sources);
    this.redraw();
  }

  protected override fileArrived(uri: string, content: ArrayBuffer | string, note?: string): void {
    this.#reader.fileArrived(uri, content, note);
  }

  protected override folderArrived(
    uri: string,
    content: readonly { readonly path: string; readonly uri: string }[] | string,
    note?: string,
  ): void {
    this.#reader.folderArrived(uri, content, note);
  }

  protected override fileChanged(uri: string): void {
    this.#reader.fileChanged(uri);
  }

  protected override dataArrived(sources: readonly unknown[], adds: boolean): void {
    const known = sources.flatMap((source) => {
      const parsed = v.safeParse(this.#tables.sourceSchema, source);
      return parsed.success ? [parsed.output] : [];
    });
    const [first, ...others] = known;
    if (!first) return;
    const shown = adds ? this.state : this.#tables.withData(this.state, first);
    const more = adds ? known : others;
    this.change(more.length > 0 ? this.#tables.withMore(shown, more) : shown);
  }

  /** Shows what a user pasted or dropped; too long a text is gone when the panel is closed. */
  protected paste(text: string, name = 'pasted text', adds = false): void {
    if (text.length <= LONGEST_TEXT) this.dataArrived([{ kind: 'text', name, text }], adds);
    else this.#pass(name, new TextEncoder().encode(text).buffer);
  }

  #pass(name: string, bytes: ArrayBuffer): void {
    this.dataArrived([{ kind: 'passing', name }], false);
    this.#sources = this.sourcesOf(this.state);
    this.#reader.open(this.#sources);
    this.#reader.pass(this.state.data, name, bytes);
  }

  /** Shows files that were dropped on the panel, which cannot tell where they are. */
  protected async drop(files: readonly File[]): Promise<void> {
    for (const [i, file] of files.entries()) {
      const isText = file.size <= LONGEST_TEXT && !/\.np[yz]$|tfevents/i.test(file.name);
      if (isText) this.paste(await file.text(), file.name, i > 0);
      else if (files.length === 1) this.#pass(file.name, await file.arrayBuffer());
      else this.problem = `${file.name} is too large to be dropped with others. Open it as a file.`;
    }
  }

  protected override scriptTable(): DataTable | undefined {
    const [first] = this.logs(this.state.data);
    return first && 'table' in first.loaded ? first.loaded.table : undefined;
  }

  /** How far the reading of files is. */
  protected progress(): TemplateResult | typeof nothing {
    const { loading } = this.#reader;
    if (!loading) return nothing;
    const { name, part, done, all } = loading;
    const count = all > 1 ? ` (${done + 1} of ${all})` : '';
    return html`<div class="wide loading" role="status">
      <p>Reading ${name}${count}${part > 0 ? html`, ${Math.round(100 * part)} %` : nothing} …</p>
      ${
        part > 0
          ? html`<progress aria-label="Reading ${name}" max="1" .value=${part}></progress>`
          : html`<progress aria-label="Reading ${name}"></progress>`
      }
      ${button('Cancel', () => {
        this.#reader.giveUp();
      })}
    </div>`;
  }
}
