import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { loss } from '../../src/labs/figure/formatNumber.js';
import { styleOf } from '../../src/labs/learningCurves/figures/runs.js';
import { duration } from '../../src/labs/learningCurves/runs/axes.js';
import {
  placeOn,
  sortRuns,
  type ComparedRun,
  type Comparison,
  type RunColumn,
} from '../../src/labs/learningCurves/runs/compare.js';
import { sortHeading } from '../ui/sortHeading.js';
import { swatch } from '../ui/svg.js';

const NONE = '–';

interface Heading {
  readonly column: RunColumn;
  readonly text: string;
  readonly title: string;
}

/**
 * Every run and the best of it; a heading sorts by its column. Fires `choose` with the key of a run to look at,
 * and `hide` with that of one to show or to hide.
 */
class RunsTable extends LitElement {
  static override properties = {
    comparison: { attribute: false },
    selected: { attribute: false },
    by: { state: true },
    isDescending: { state: true },
  };
  declare comparison: Comparison | undefined;
  /** The key of the run that is looked at. */
  declare selected: string;
  /** In the runs' own order if there is none. */
  declare by: RunColumn | undefined;
  declare isDescending: boolean;

  constructor() {
    super();
    this.selected = '';
    this.isDescending = false;
  }

  override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { comparison, by } = this;
    if (!comparison) return nothing;
    const { runs } = comparison;
    const headings = headingsOf(comparison);
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Runs">
      <table class="ranking">
        <thead>
          <tr>
            <td></td>
            ${headings.map((heading) => this.#heading(heading))}
          </tr>
        </thead>
        <tbody>
          ${(by === undefined ? runs : sortRuns(runs, by, this.isDescending)).map((run) =>
            this.#row(run, comparison, headings),
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** Sorts one way, then the other, then not at all. */
  #heading(heading: Heading): TemplateResult {
    const { column } = heading;
    const isSorted = this.by === column;
    const sorted = isSorted ? (this.isDescending ? 'descending' : 'ascending') : 'none';
    return sortHeading(heading, sorted, () => {
      this.by = isSorted && this.isDescending ? undefined : column;
      this.isDescending = isSorted && !this.isDescending;
    });
  }

  #row(run: ComparedRun, comparison: Comparison, headings: readonly Heading[]): TemplateResult {
    const { key, name, isHidden } = run;
    const { colour, dashes } = styleOf(run.colour);
    const fire = (event: 'choose' | 'hide') => () => {
      this.dispatchEvent(new CustomEvent(event, { detail: key, bubbles: true }));
    };
    const isChosen = key === this.selected;
    return html`<tr class="${isChosen ? 'chosen' : ''} ${isHidden ? 'hidden' : ''}">
      <td>
        <input
          type="checkbox"
          aria-label="Draw ${name}"
          title=${isHidden ? 'Draw this run' : 'Hide this run'}
          .checked=${!isHidden}
          @change=${fire('hide')}
        />
      </td>
      <th scope="row">
        <button
          class="name"
          title="Look at ${name}"
          aria-pressed=${isChosen ? 'true' : 'false'}
          @click=${fire('choose')}
        >
          ${swatch(colour, dashes)} ${name}
        </button>
      </th>
      ${headings.slice(1).map(({ column }) => cell(run, column, comparison))}
    </tr>`;
  }
}

function headingsOf({ quantity, runs }: Comparison): Heading[] {
  const { aim, title } = quantity;
  const ends = aim ? [aim] : (['lowest', 'highest'] as const);
  const hasClock = runs.some(({ seconds }) => !Number.isNaN(seconds));
  return [
    { column: 'name', text: 'run', title: 'The name of the run' },
    ...ends.flatMap((end): Heading[] => [
      { column: end, text: end, title: `The ${end} ${title}` },
      { column: `${end}At`, text: 'at', title: `Where the ${title} is ${end}` },
    ]),
    { column: 'last', text: 'last', title: `The last ${title}` },
    { column: 'count', text: 'values', title: `How many values of the ${title} there are` },
    ...(hasClock
      ? [{ column: 'seconds', text: 'took', title: 'From the first row to the last' } as const]
      : []),
    { column: 'verdict', text: 'verdict', title: 'What is amiss with its losses' },
  ];
}

function cell(run: ComparedRun, column: RunColumn, comparison: Comparison): TemplateResult {
  switch (column) {
    case 'lowestAt':
    case 'highestAt':
      return html`<td>
        ${Number.isNaN(run[column]) ? NONE : placeOn(comparison.axis, run, run[column])}
      </td>`;
    case 'count':
      return html`<td>${run.count.toLocaleString('en')}</td>`;
    case 'seconds':
      return html`<td>${duration(run.seconds)}</td>`;
    case 'name':
    case 'verdict':
      return html`<td class="verdict">${run[column] === '' ? 'nothing amiss' : run[column]}</td>`;
    default:
      return html`<td>${run.count === 0 ? NONE : loss(run[column])}</td>`;
  }
}

customElements.define('ml-runs', RunsTable);
