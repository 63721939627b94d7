import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type * as v from 'valibot';
import { Library, type Entry } from '../../src/content/index.js';
import type { DataTable } from '../../src/labs/data/table.js';
import type { Lab } from '../../src/labs/lab.js';
import { usualSpelling } from '../../src/libraries/spelling.js';
import { labTitles, type LabId } from '../../src/labs/titles.js';
import type { ToHost, ToWebview } from '../../src/protocol/messages.js';
import { button, dropdown } from './controls.js';
import './figureView.js';
import type { Export, ShownFigure } from './figureView.js';
import { Host } from './host.js';
import { prose } from './prose.js';

/**
 * The shell of every lab: pictures first, the controls beside them, the reading under each. What it
 * shows is a function of its state; the state outlives a reload.
 */
export abstract class LabElement<State> extends LitElement {
  static override properties = {
    state: { state: true },
    notes: { state: true },
    origin: { state: true },
    entry: { state: true },
    problem: { state: true },
    preset: { state: true },
    stage: { state: true },
  };
  declare state: State;
  /** What of the call that was opened could not be read. */
  declare notes: readonly string[];
  /** Where the call is that can be replaced, e.g. `train.py:12`. */
  declare origin: string | undefined;
  declare entry: Entry | undefined;
  /** What is wrong with the last thing that was tried. */
  declare problem: string;
  /** Id of the preset that is shown as it came. */
  declare preset: string;
  /** How much of the panel is there: the first picture, all of them, then what is around them. */
  declare stage: 'first' | 'pictures' | 'complete';
  readonly #lab: Lab<State>;
  readonly #host: Host<v.GenericSchema<unknown, State>>;
  readonly #library = new Library(async (name) => {
    const response = await fetch(`${this.dataset['content'] ?? '.'}/${name}`);
    return response.text();
  });
  #shown: { readonly state: State; readonly figures: readonly ShownFigure[] } | undefined;

  constructor(lab: Lab<State>) {
    super();
    this.#lab = lab;
    this.#host = new Host(lab.schema, (message) => {
      this.#receive(message);
    });
    this.notes = [];
    this.problem = '';
    this.preset = '';
    this.stage = 'first';
    this.state = lab.initial;
  }

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { state, problem } = this.#host.restore(this.dataset['opened']);
    if (state) this.state = state;
    this.problem = problem;
    this.#host.send({ type: 'ready' });
  }

  protected override firstUpdated(): void {
    void this.#addTheRest();
  }

  async #addTheRest(): Promise<void> {
    await new Promise(requestAnimationFrame);
    this.stage = 'pictures';
    await this.updateComplete;
    await new Promise(requestAnimationFrame);
    await import('../later/toolkit.js');
    this.stage = 'complete';
    await this.#loadEntry();
  }

  /** The controls beside the pictures, in sections with a heading each. */
  protected abstract controls(): TemplateResult;

  /** Qualified name of what is selected, for the text about it. */
  protected abstract topic(state: State): string;

  /** The lab's figures with what the panel adds to them; called once for each state. */
  protected figures(state: State): readonly ShownFigure[] {
    return this.#lab.figures(state);
  }

  /** What is above the pictures, e.g. a bar to play with. */
  protected above(): TemplateResult | typeof nothing {
    return nothing;
  }

  /** What is under the first picture, e.g. a table that names its curves. */
  protected underFirst(): TemplateResult | typeof nothing {
    return nothing;
  }

  /** What is under the pictures, e.g. a table about all of them. */
  protected below(): TemplateResult | typeof nothing {
    return nothing;
  }

  /** Asks for the figures of the present state again, e.g. once a worker has computed them. */
  protected redraw(): void {
    this.#shown = undefined;
    this.requestUpdate();
  }

  protected change(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.notes = [];
    this.problem = '';
    this.preset = '';
    this.#host.remember(this.state);
    void this.#loadEntry();
  }

  /** Opens a dialog in which the user chooses data; `dataArrived` then gets the sources. */
  protected openFile(select: 'file' | 'files' | 'folder', adds = false): void {
    this.#host.send({ type: 'openFile', select, adds });
  }

  /** Asks the host for something about the user's files. */
  protected tell(
    message: Extract<
      ToHost<v.GenericSchema>,
      { type: 'readFile' | 'readFolder' | 'follow' | 'remember' }
    >,
  ): void {
    this.#host.send(message);
  }

  /**
   * @param content the bytes, or why there are none.
   * @param note what is missing of them.
   */
  protected fileArrived?(uri: string, content: ArrayBuffer | string, note?: string): void;

  /** @param content the files of a folder, or why there are none. */
  protected folderArrived?(
    uri: string,
    content: readonly { readonly path: string; readonly uri: string }[] | string,
    note?: string,
  ): void;

  /** A file that is followed has changed, or is new. */
  protected fileChanged?(uri: string): void;

  /**
   * The user has opened data.
   *
   * @param sources unchecked.
   * @param adds whether they join the data that are shown.
   * @param choices what the user has decided on them before; unchecked.
   */
  protected dataArrived?(sources: readonly unknown[], adds: boolean, choices?: unknown): void;

  /** Opens another lab with a state of it, which joins what that lab shows. */
  protected openLab(lab: LabId, state: unknown): void {
    this.#host.send({ type: 'open', lab, state });
  }

  #receive(message: ToWebview<v.GenericSchema<unknown, State>>): void {
    switch (message.type) {
      case 'join':
        this.change(this.#lab.join(this.state, message.state));
        this.notes = message.notes;
        this.origin = message.origin;
        return;
      case 'preset':
        this.#showPreset(message.id);
        return;
      case 'detach':
        this.origin = undefined;
        return;
      case 'data':
        this.dataArrived?.(message.sources, message.adds, message.choices);
        return;
      case 'changed':
        this.fileChanged?.(message.uri);
        return;
      case 'folder':
        this.folderArrived?.(message.uri, message.content, message.note);
        return;
      case 'file':
        this.fileArrived?.(message.uri, message.content, message.note);
    }
  }

  async #loadEntry(): Promise<void> {
    const topic = this.topic(this.state);
    const entry = await this.#library.find(topic).catch(() => undefined);
    if (this.topic(this.state) === topic) this.entry = entry;
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (this.#shown?.state !== state) this.#shown = { state, figures: this.figures(state) };
    return html`<main
      class="lab"
      @problem=${({ detail }: CustomEvent<string>) => {
        this.problem = detail;
      }}
    >
      <h1>${labTitles[this.#lab.id]}</h1>
      <div
        class="pictures"
        @export=${({ detail }: CustomEvent<Export>) => {
          this.#export(detail);
        }}
      >
        ${this.above()}
        ${this.#shown.figures.map(
          (figure, i) =>
            html`<section
              class="picture ${figure.wide === true ? 'wide' : ''} ${i === 0 ? 'first' : ''}"
              aria-label=${figure.title}
            >
              <ml-figure
                .shown=${i === 0 || this.stage !== 'first' ? figure : undefined}
              ></ml-figure>
              ${i === 0 && this.stage === 'complete' ? this.underFirst() : nothing}
            </section>`,
        )}
        ${this.stage === 'complete' ? this.#underPictures() : nothing}
      </div>
      <aside class="controls" aria-label="Controls">
        ${this.stage === 'complete' ? this.#besidePictures() : nothing}
      </aside>
    </main>`;
  }

  #underPictures(): TemplateResult {
    return html`${this.below()}
      <section class="wide">${guard([this.entry], () => about(this.entry))}</section>`;
  }

  #besidePictures(): TemplateResult {
    return html`${this.#presets()} ${this.#code()}
      <div role="status">${this.notes.map(note)}</div>
      <div role="status" class="problem">${this.problem === '' ? nothing : note(this.problem)}</div>
      ${this.controls()}`;
  }

  #presets(): TemplateResult | typeof nothing {
    const { presets } = this.#lab;
    if (presets.length === 0) return nothing;
    const chosen = presets.find(({ id }) => id === this.preset);
    return html`<div class="presets">
      ${dropdown({
        label: 'Presets',
        value: this.preset,
        options: [
          { value: '', text: 'Presets…' },
          ...presets.map(({ id, title }) => ({ value: id, text: title })),
        ],
        change: (id) => {
          this.#showPreset(id);
        },
      })}
      ${chosen ? html`<p class="story">${chosen.story}</p>` : nothing}
    </div>`;
  }

  #showPreset(id: string): void {
    const preset = this.#lab.presets.find((one) => one.id === id);
    if (!preset) return;
    this.change(preset.state);
    this.preset = id;
  }

  #code(): TemplateResult {
    const state = this.settled(this.state);
    const code = this.#lab.toCode(state, usualSpelling);
    const send = (type: 'insert' | 'replace' | 'share') => () => {
      this.#host.send({ type, state });
    };
    const copy = (text: string) => () => {
      this.#host.send({ type: 'copy', text });
    };
    return html`<div class="code">
      <code>${breakable(code)}</code>
      <div class="buttons">
        ${
          this.origin === undefined
            ? nothing
            : button(`Replace in ${this.origin}`, send('replace'), {
                primary: true,
                title: 'Write the code in the place of the call that was opened',
              })
        }
        ${button('Insert code', send('insert'), {
          primary: this.origin === undefined,
          title: 'Write the code at the cursor of the editor',
        })}
        ${button('Copy', copy(code), { title: 'Put the code on the clipboard' })}
        ${button(
          `Copy as ${this.#lab.library ?? 'PyTorch'}`,
          () => {
            copy(this.#lab.toScript(state, this.scriptTable()).python)();
          },
          { title: 'Put a script on the clipboard that prints these numbers' },
        )}
        ${button('Copy link', send('share'), {
          title: 'Put a link on the clipboard that opens the lab in this state',
        })}
      </div>
    </div>`;
  }

  /** The state that code is written of, with what the data add to it. */
  protected settled(state: State): State {
    return state;
  }

  /** The table of the file that is shown, for a script that reads it. */
  protected scriptTable(): DataTable | undefined {
    return undefined;
  }

  #export({ name, content, base64 = false }: Export): void {
    if (name === undefined) this.#host.send({ type: 'copy', text: content });
    else this.#host.send({ type: 'save', name: `${this.#lab.id}-${name}`, content, base64 });
  }
}

function note(text: string): TemplateResult {
  return html`<p class="note">${text.replaceAll('`', '')}</p>`;
}

/** Code whose lines break after a bracket, a comma or a dot, not inside a name or a number. */
function breakable(code: string): TemplateResult[] {
  return code.split('\n').map((line) => {
    const parts = line.split(/(?<=[([](?![)\]])|,|\.(?!\d))/);
    return html`<span class="line">${parts.map((part) => html`${part}<wbr />`)}</span>`;
  });
}

function about(entry: Entry | undefined): TemplateResult | typeof nothing {
  if (!entry || entry.summary === '') return nothing;
  const section = (title: string, text: string | undefined): TemplateResult | typeof nothing =>
    text === undefined
      ? nothing
      : html`<h2 class="minor">${title}</h2>
          ${prose(text)}`;
  return html`<details class="about" open>
    <summary>About ${entry.id}</summary>
    ${prose(entry.summary)} ${section('When to use', entry.useWhen)}
    ${section('Watch out', entry.watchOut)}
  </details>`;
}
