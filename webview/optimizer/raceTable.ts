import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { show } from '../../src/labs/figure/formatNumber.js';
import { sortRace, type Entrant, type RaceColumn } from '../../src/labs/optimizer/race.js';
import { seriesOf } from '../../src/labs/optimizer/seriesStyle.js';
import { DASHES } from '../../src/labs/figure/figure.js';
import { sortHeading } from '../ui/sortHeading.js';
import { swatch } from '../ui/svg.js';

const NEVER = '–';

/** Who arrives when, and who diverges; a heading sorts by its column. Fires `choose` with an index. */
class RaceTable extends LitElement {
  static override properties = {
    entrants: { attribute: false },
    goal: { attribute: false },
    selected: { attribute: false },
    by: { state: true },
    descending: { state: true },
  };
  declare entrants: readonly Entrant[];
  /** What counts as having arrived, in words. */
  declare goal: string;
  declare selected: number;
  declare by: RaceColumn;
  declare descending: boolean;

  constructor() {
    super();
    this.entrants = [];
    this.goal = '';
    this.selected = 0;
    this.by = 'stepsToTarget';
    this.descending = false;
  }

  override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<h2>Race</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="Race">
        <table class="ranking race">
          <thead>
            <tr>
              ${this.#heading('name', 'optimizer', 'The optimizers')}
              ${this.#heading('stepsToTarget', 'arrives at', `The first step ${this.goal}`)}
              ${this.#heading('bestLoss', 'best loss', 'The lowest loss on the way')}
              ${this.#heading('lastLoss', 'last loss', 'The loss after the last step')}
              ${this.#heading('divergedAt', 'diverges at', 'The first step whose numbers are not finite')}
            </tr>
          </thead>
          <tbody>
            ${sortRace(this.entrants, this.by, this.descending).map((entrant) => this.#row(entrant))}
          </tbody>
        </table>
      </div>
      <p class="hint">Arrived is ${this.goal}.</p>`;
  }

  #heading(column: RaceColumn, text: string, title: string): TemplateResult {
    const isSorted = this.by === column;
    const sorted = isSorted ? (this.descending ? 'descending' : 'ascending') : 'none';
    return sortHeading({ text, title }, sorted, () => {
      this.descending = isSorted && !this.descending;
      this.by = column;
    });
  }

  #row({ index, name, colour, ...run }: Entrant): TemplateResult {
    const { colour: series, dashed } = seriesOf(colour);
    const { stepsToTarget, bestLoss, bestStep, lastLoss, divergedAt, leftAt } = run;
    return html`<tr class=${index === this.selected ? 'chosen' : ''}>
      <th scope="row">
        <button
          class="name"
          title="Select ${name}"
          @click=${() => {
            this.dispatchEvent(new CustomEvent('choose', { detail: index, bubbles: true }));
          }}
        >
          ${swatch(series, dashed ? DASHES : undefined)} ${name}
        </button>
      </th>
      <td>${stepsToTarget === undefined ? NEVER : `step ${stepsToTarget}`}</td>
      <td>
        ${Number.isNaN(bestLoss) ? NEVER : html`${show(bestLoss)} <small>at ${bestStep}</small>`}
      </td>
      <td>${show(lastLoss)}</td>
      <td>
        ${divergedAt === undefined ? NEVER : `step ${divergedAt}`}
        ${divergedAt === undefined && leftAt !== undefined ? html`<small>left at ${leftAt}</small>` : nothing}
      </td>
    </tr>`;
  }
}

customElements.define('ml-race', RaceTable);
