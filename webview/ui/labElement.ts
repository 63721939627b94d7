import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type * as v from 'valibot';
import { Library, type Entry } from '../../src/content/index.js';
import type { Lab } from '../../src/labs/lab.js';
import type { ToWebview } from '../../src/protocol/messages.js';
import { button } from './controls.js';
import { csvText, pngBase64, svgText } from './export.js';
import { FigureView, swatch, type Plotted } from './figureView.js';
import { Host } from './host.js';
import { prose } from './prose.js';

const TABLE_ROWS = 17;
const EXPORT_ROWS = 401;

/** What a lab's panel shows of one state, besides its controls. */
export interface LabView extends Plotted {
  /** One sentence or two about each thing that is shown, computed from its numbers. */
  readonly reading: readonly string[];
  /** The call of what is selected, as PyTorch's documentation spells it. */
  readonly code: string;
  /** Qualified name of what is selected. */
  readonly topic: string;
}

/**
 * The shell of every lab: picture first, the controls beside it, the reading under it. What it shows
 * is a function of its state; the state outlives a reload.
 */
export abstract class LabElement<State> extends LitElement {
  static override properties = {
    state: { state: true },
    cursor: { state: true },
    notes: { state: true },
    entry: { state: true },
    problem: { state: true },
    tableOpen: { state: true },
  };
  declare state: State;
  declare cursor: number | undefined;
  /** What of the call that was opened could not be read. */
  declare notes: readonly string[];
  declare entry: Entry | undefined;
  /** What is wrong with the last thing that was typed. */
  declare problem: string;
  declare tableOpen: boolean;
  readonly #lab: Lab<State>;
  readonly #host: Host<v.GenericSchema<unknown, State>>;
  readonly #library = new Library(async (name) => {
    const response = await fetch(`${this.dataset['content'] ?? '.'}/${name}`);
    return response.text();
  });
  #view: { readonly state: State; readonly view: LabView } | undefined;

  constructor(lab: Lab<State>) {
    super();
    this.#lab = lab;
    this.#host = new Host(lab.schema, (message) => {
      this.#receive(message);
    });
    this.notes = [];
    this.problem = '';
    this.tableOpen = false;
    this.state = this.#host.restore() ?? lab.initial;
  }

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#host.send({ type: 'ready' });
    void this.#loadEntry();
  }

  /** Everything that is shown of a state but the controls; called once for each state. */
  protected abstract view(state: State): LabView;

  /** The controls beside the picture, in sections with a heading each. */
  protected abstract controls(): TemplateResult;

  protected change(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.notes = [];
    this.problem = '';
    this.#host.remember(this.state);
    void this.#loadEntry();
  }

  #receive(message: ToWebview<v.GenericSchema<unknown, State>>): void {
    if (message.type === 'show') {
      this.change(message.state);
      return;
    }
    this.change(this.#lab.join(this.state, message.state));
    this.notes = message.notes;
  }

  get #shown(): LabView {
    const { state } = this;
    if (this.#view?.state !== state) this.#view = { state, view: this.view(state) };
    return this.#view.view;
  }

  async #loadEntry(): Promise<void> {
    const { topic } = this.#shown;
    const entry = await this.#library.find(topic).catch(() => undefined);
    if (this.#shown.topic === topic) this.entry = entry;
  }

  protected override render(): TemplateResult {
    const view = this.#shown;
    const messages = [...this.notes, this.problem].filter((text) => text !== '');
    return html`<main class="lab">
      <h1>${this.#lab.title}</h1>
      <section class="picture" aria-label="Picture">
        <ml-figure
          .plotted=${view}
          @cursor=${(event: CustomEvent<number | undefined>) => {
            this.cursor = event.detail;
          }}
        ></ml-figure>
        ${readout(view, this.cursor)}
      </section>
      <section class="reading" aria-label="What this shows">
        <h2>What this shows</h2>
        <ul>
          ${view.reading.map((sentence) => html`<li>${sentence}</li>`)}
        </ul>
        ${guard([this.entry], () => about(this.entry))} ${this.#table(view)}
      </section>
      <aside class="controls" aria-label="Controls">
        ${this.#code(view.code)}
        <div role="status">
          ${messages.map((text) => html`<p class="note">${text.replaceAll('`', '')}</p>`)}
        </div>
        ${this.controls()}
        <h2>Export</h2>
        ${this.#export(view)}
      </aside>
    </main>`;
  }

  #code(code: string): TemplateResult {
    const insert = (): void => {
      this.#host.send({ type: 'insert', state: this.state });
    };
    return html`<div class="code">
      <code>${code}</code>
      <div class="buttons">
        ${button('Insert code', insert, {
          primary: true,
          title: 'Write the call at the cursor of the editor',
        })}
        ${button('Copy', () => {
          this.#host.send({ type: 'copy', text: code });
        })}
      </div>
    </div>`;
  }

  #export(view: LabView): TemplateResult {
    const save = (kind: 'svg' | 'png' | 'csv', content: string, base64 = false): void => {
      this.#host.send({ type: 'save', name: `${this.#lab.id}.${kind}`, content, base64 });
    };
    const withPicture = (use: (picture: SVGSVGElement) => void) => () => {
      const picture = this.querySelector<FigureView>('ml-figure')?.svg;
      if (picture) use(picture);
    };
    return html`<div class="buttons">
      ${button(
        'SVG',
        withPicture((picture) => {
          save('svg', svgText(picture));
        }),
      )}
      ${button(
        'PNG',
        withPicture((picture) => {
          pngBase64(picture, getComputedStyle(document.body).backgroundColor).then(
            (content) => {
              save('png', content, true);
            },
            (error: unknown) => {
              this.problem = `The picture cannot be saved: ${String(error)}`;
            },
          );
        }),
      )}
      ${button('CSV', () => {
        const { columns, rows } = tabulate(view, EXPORT_ROWS);
        save('csv', csvText(columns, rows));
      })}
      ${button(
        'Copy SVG',
        withPicture((picture) => {
          this.#host.send({ type: 'copy', text: svgText(picture) });
        }),
      )}
    </div>`;
  }

  /** Made only while it is open. */
  #table(view: LabView): TemplateResult {
    return html`<details
      class="table"
      @toggle=${(event: Event) => {
        this.tableOpen = event.target instanceof HTMLDetailsElement && event.target.open;
      }}
    >
      <summary>Values as a table</summary>
      ${this.tableOpen ? table(view) : nothing}
    </details>`;
  }
}

function readout(view: LabView, cursor: number | undefined): TemplateResult {
  if (cursor === undefined) {
    return html`<p class="readout hint">
      Point at the plot, or focus it and press ← or →, to read off values.
    </p>`;
  }
  return html`<p class="readout">
    <strong>x = ${view.format(cursor)}</strong>
    ${view
      .readAt(cursor)
      .map(
        ({ label, colour, dashed, value }) =>
          html`<span>${swatch(colour, dashed)} ${label} = <b>${view.format(value)}</b></span>`,
      )}
  </p>`;
}

function about(entry: Entry | undefined): TemplateResult | typeof nothing {
  if (!entry || entry.summary === '') return nothing;
  return html`<details class="about" open>
    <summary>About ${entry.id}</summary>
    ${prose(entry.summary)}
    ${
      entry.useWhen === undefined
        ? nothing
        : html`<h3>Use it when</h3>
            ${prose(entry.useWhen)}`
    }
    ${
      entry.watchOut === undefined
        ? nothing
        : html`<h3>Watch out</h3>
            ${prose(entry.watchOut)}`
    }
  </details>`;
}

function table(view: LabView): TemplateResult {
  const { columns, rows } = tabulate(view, TABLE_ROWS);
  const cell = (value: number, i: number): TemplateResult =>
    i === 0
      ? html`<th scope="row">${view.format(value)}</th>`
      : html`<td>${view.format(value)}</td>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Values as a table">
    <table>
      <thead>
        <tr>
          ${columns.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map(cell)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** x and everything that is shown at evenly spaced places. */
function tabulate(
  { domain, readAt }: LabView,
  count: number,
): { readonly columns: string[]; readonly rows: number[][] } {
  const [from, to] = domain;
  const rows = Array.from({ length: count }, (_, i) => {
    const x = from + ((to - from) * i) / (count - 1);
    return [x, ...readAt(x).map(({ value }) => value)];
  });
  return { columns: ['x', ...readAt(from).map(({ label }) => label)], rows };
}
