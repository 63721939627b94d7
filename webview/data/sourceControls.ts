import { html, nothing, type TemplateResult } from 'lit';
import { button, dropdown } from '../ui/controls.js';
import type { Source } from './sourceReader.js';

export interface SourceControls {
  readonly data: Source;
  readonly samples: readonly { readonly id: string; readonly title: string }[];
  /** What the pasted text may look like, in two or three lines. */
  readonly example: string;
  /** What may be pasted, in words. */
  readonly kinds: string;
  /** What may be opened, in words. */
  readonly formats: string;
  readonly choose: (sample: string) => void;
  readonly openFile: () => void;
  /** Not given where a lab shows no folders. */
  readonly openFolder?: () => void;
  readonly paste: (text: string) => void;
  readonly drop: (files: readonly File[]) => void;
}

/** Where a table comes from: a sample, a file, or a text. */
export function sourceControls(controls: SourceControls): TemplateResult {
  const { data, samples, example, kinds, formats, paste, openFolder } = controls;
  return html`<div
    @dragover=${(event: DragEvent) => {
      event.preventDefault();
    }}
    @drop=${(event: DragEvent) => {
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) controls.drop(files);
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
      ${button('Open file…', controls.openFile, { title: formats })}
      ${
        openFolder
          ? button('Open folder…', openFolder, {
              title: 'Every log in it and in the folders below is a run',
            })
          : nothing
      }
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
