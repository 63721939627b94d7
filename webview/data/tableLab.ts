import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import * as v from 'valibot';
import type { Loaded } from '../../src/labs/data/loaded.js';
import type { DataTable } from '../../src/labs/data/table.js';
import { LONGEST_TEXT, userSourceSchema, type UserSource } from '../../src/labs/data/source.js';
import type { TableLab } from '../../src/labs/lab.js';
import { LabElement } from '../ui/labElement.js';
import { TableLoader } from './tableLoader.js';

/** Where a table comes from: the user, or a sample that comes with the lab. */
type Source = UserSource | { readonly kind: 'sample'; readonly id: string };

/** What is on its way. */
export interface Loading {
  readonly name: string;
  /** In [0, 1]; 0 while the file is on its way from the host. */
  readonly part: number;
}

/** A lab of a table that a user brings. The table is outside the state, which says where it is from. */
export abstract class TableLabElement<
  State extends { readonly data: Source },
> extends LabElement<State> {
  static override properties = {
    ...LabElement.properties,
    loaded: { state: true },
    loading: { state: true },
  };
  declare loaded: Loaded | undefined;
  /** The file that is being read. */
  declare loading: Loading | undefined;
  readonly #loader = new TableLoader();
  readonly #withData: TableLab<State>['withData'];
  /** The source that `loaded` or `loading` is of. */
  #source: State['data'] | undefined;

  constructor(lab: TableLab<State>) {
    super(lab);
    this.#withData = lab.withData;
  }

  /** The table of what is in the state itself; `undefined` for a file, which the host has to read. */
  protected abstract loadInline(data: State['data']): Loaded | undefined;

  /** A table was read that the state does not know yet. */
  protected abstract tableArrived(loaded: Loaded): void;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.state.data !== this.#source) this.#load(this.state.data);
  }

  #load(data: State['data']): void {
    this.#source = data;
    this.#loader.cancel();
    this.loading = undefined;
    this.loaded = this.loadInline(data);
    this.redraw();
    if (this.loaded) return;
    if (data.kind === 'file') {
      this.loading = { name: data.name, part: 0 };
      this.readFile(data.uri);
    } else {
      const name = data.kind === 'passing' ? data.name : 'The text';
      this.loaded = {
        problem: `${name} was too long to be kept with the panel. Paste it again, or open it as a file.`,
      };
    }
  }

  protected override fileArrived(uri: string, content: ArrayBuffer | string, note?: string): void {
    const { data } = this.state;
    if (data.kind !== 'file' || data.uri !== uri || this.#source !== data) return;
    if (typeof content === 'string') this.#show(data, { problem: content });
    else void this.#read(data, data.name, content, note);
  }

  protected override fileChanged(uri: string): void {
    const { data } = this.state;
    if (data.kind === 'file' && data.uri === uri && !this.loading) this.readFile(uri);
  }

  async #read(data: State['data'], name: string, bytes: ArrayBuffer, note?: string): Promise<void> {
    if (!this.loaded) this.loading = { name, part: 0 };
    const loaded = await this.#loader.read(name, bytes, (part) => {
      if (this.#source === data && !this.loaded) this.loading = { name, part };
    });
    if (!loaded || this.#source !== data) return;
    this.#show(data, note === undefined ? loaded : withNote(loaded, note));
  }

  #show(data: State['data'], loaded: Loaded): void {
    this.loading = undefined;
    this.loaded = loaded;
    this.redraw();
    if (this.state.data === data) this.tableArrived(loaded);
  }

  protected override dataArrived(source: unknown): void {
    const parsed = v.safeParse(userSourceSchema, source);
    if (parsed.success) this.change(this.#withData(this.state, parsed.output));
  }

  /** Shows what a user pasted or dropped; too long a text is gone when the panel is closed. */
  protected paste(text: string, name = 'pasted text'): void {
    if (text.length <= LONGEST_TEXT) {
      this.change(this.#withData(this.state, { kind: 'text', name, text }));
    } else this.#pass(name, new TextEncoder().encode(text).buffer);
  }

  #pass(name: string, bytes: ArrayBuffer): void {
    this.change(this.#withData(this.state, { kind: 'passing', name }));
    this.#source = this.state.data;
    this.loaded = undefined;
    void this.#read(this.state.data, name, bytes);
  }

  /** Shows a file that was dropped on the panel, which cannot tell where it is. */
  protected async drop(file: File): Promise<void> {
    if (file.size <= LONGEST_TEXT && !/\.np[yz]$/i.test(file.name)) {
      this.paste(await file.text(), file.name);
    } else this.#pass(file.name, await file.arrayBuffer());
  }

  protected override scriptTable(): DataTable | undefined {
    return this.loaded && 'table' in this.loaded ? this.loaded.table : undefined;
  }

  /** How far the reading of a file is. */
  protected progress(): TemplateResult | typeof nothing {
    const { loading } = this;
    if (!loading) return nothing;
    const { name, part } = loading;
    return html`<div class="wide loading" role="status">
      <p>Reading ${name}${part > 0 ? html`, ${Math.round(100 * part)} %` : nothing} …</p>
      ${
        part > 0
          ? html`<progress aria-label="Reading ${name}" max="1" .value=${part}></progress>`
          : html`<progress aria-label="Reading ${name}"></progress>`
      }
    </div>`;
  }
}

function withNote(loaded: Loaded, note: string): Loaded {
  if ('problem' in loaded) return loaded;
  const { table } = loaded;
  return { table: { ...table, problems: [note, ...table.problems] } };
}
