import { html, type TemplateResult } from 'lit';
import type { Table } from '../../src/labs/figure/figure.js';

/** A table that scrolls sideways where it is too wide; the first column names the rows. */
export function dataTable(
  label: string,
  { columns, rows, decimals }: Table,
  format: (value: number) => string,
): TemplateResult {
  const isWhole = columns.map((_, i) =>
    rows.every((row) => typeof row[i] !== 'number' || Number.isInteger(row[i])),
  );
  const text = (value: number | string, i: number): string =>
    typeof value !== 'number'
      ? value
      : decimals === undefined || isWhole[i] === true || !Number.isFinite(value)
        ? format(value)
        : value.toFixed(decimals).replace('-', '−');
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
                i === 0
                  ? html`<th scope="row">${text(value, i)}</th>`
                  : html`<td>${text(value, i)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
