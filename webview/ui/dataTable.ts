import { html, type TemplateResult } from 'lit';
import type { Table } from '../../src/labs/figure/figure.js';

/** A table that scrolls sideways where it is too wide; the first column names the rows. */
export function dataTable(
  label: string,
  { columns, rows }: Table,
  format: (value: number) => string,
): TemplateResult {
  const text = (value: number | string): string =>
    typeof value === 'number' ? format(value) : value;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label} as a table">
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
              ${row.map((value, i) =>
                i === 0 ? html`<th scope="row">${text(value)}</th>` : html`<td>${text(value)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
