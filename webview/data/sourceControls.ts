import { html, type TemplateResult } from 'lit';
import type { UserSource } from '../../src/labs/data/source.js';
import { button, dropdown } from '../ui/controls.js';

export interface SourceControls {
  readonly data: UserSource | { readonly kind: 'sample'; readonly id: string };
  readonly samples: readonly { readonly id: string; readonly title: string }[];
  /** What the pasted text may look like, in two or three lines. */
  readonly example: string;
  /** What may be pasted, in words. */
  readonly kinds: string;
  readonly choose: (sample: string) => void;
  readonly openFile: () => void;
  readonly paste: (text: string) => void;
  readonly drop: (file: File) => void;
}

/** Where a table comes from: a sample, a file, or a text. */
export function sourceControls(controls: SourceControls): TemplateResult {
  const { data, samples, example, kinds, paste } = controls;
  return html`<div
    @dragover=${(event: DragEvent) => {
      event.preventDefault();
    }}
    @drop=${(event: DragEvent) => {
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file) controls.drop(file);
    }}
  >
    ${dropdown({
      label: 'Samples',
      value: data.kind === 'sample' ? data.id : '',
      options: [
        ...(data.kind === 'sample' ? [] : [{ value: '', text: data.name }]),
        ...samples.map(({ id, title }) => ({ value: id, text: title })),
      ],
      change: (id) => {
        if (id !== '') controls.choose(id);
      },
    })}
    <div class="buttons sources">
      ${button('Open file…', controls.openFile, {
        title: 'CSV, TSV, JSON, JSON Lines, .npy or .npz',
      })}
    </div>
    <details class="paste">
      <summary>Paste a table</summary>
      <textarea
        rows="4"
        aria-label="Paste a table: ${kinds}"
        placeholder=${example}
        spellcheck="false"
        @paste=${(event: ClipboardEvent) => {
          const text = event.clipboardData?.getData('text') ?? '';
          if (text.trim() === '') return;
          event.preventDefault();
          paste(text);
        }}
        @change=${(event: Event) => {
          const { target } = event;
          if (!(target instanceof HTMLTextAreaElement) || target.value.trim() === '') return;
          paste(target.value);
          target.value = '';
        }}
      ></textarea>
      <p class="hint">${kinds}. It is shown as soon as it is pasted.</p>
    </details>
  </div>`;
}
