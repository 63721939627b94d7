import { html, type TemplateResult } from 'lit';

/** The heading of a column that a table can be sorted by. */
export function sortHeading(
  { text, title }: { readonly text: string; readonly title: string },
  sorted: 'ascending' | 'descending' | 'none',
  sort: () => void,
): TemplateResult {
  const mark = { ascending: ' ▴', descending: ' ▾', none: '' }[sorted];
  return html`<th scope="col" aria-sort=${sorted}>
    <button class="sort" title=${title} @click=${sort}>
      ${text}<span aria-hidden="true">${mark}</span>
    </button>
  </th>`;
}
