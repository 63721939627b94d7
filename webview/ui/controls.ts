import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';

/** Reads the value that an event's control has now. */
function valueOf(event: Event): string {
  const { target } = event;
  return target && 'value' in target ? String(target.value) : '';
}

export interface SliderOptions {
  readonly name: string;
  readonly description: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** By powers of ten, two digits each; `min` is above 0. */
  readonly scale?: 'log' | undefined;
  readonly change: (value: number) => void;
}

const LOG_STEP = 0.01;

/** A name in Python's spelling that may break after an underscore. */
export function words(name: string): TemplateResult[] {
  return name.split(/(?<=_)/).map((word) => html`${word}<wbr />`);
}

/** A slider with a number field beside it; its range widens to a value that is outside. */
export function slider(options: SliderOptions): TemplateResult {
  const { name, description, value, change } = options;
  const log = options.scale === 'log';
  const place = (at: number): number => (log ? Math.log10(Math.max(at, options.min)) : at);
  const step = log ? LOG_STEP : options.step;
  const min = Math.min(place(options.min), place(value));
  const max = Math.max(place(options.max), place(value));
  const set = (event: Event): void => {
    const next = Number(valueOf(event));
    if (Number.isFinite(next)) change(log ? Number((10 ** next).toPrecision(2)) : next);
  };
  return html`<label class="slider" title=${description}>
    <span class="name">${words(name)}</span>
    <input
      type="range"
      aria-label=${name}
      min=${min}
      max=${max}
      step=${step}
      .value=${live(String(place(value)))}
      aria-valuetext=${value}
      @input=${set}
    />
    ${numberField(`${name}, exact value`, value, change)}
  </label>`;
}

/**
 * A field for any finite number; anything else puts the old value back and fires `problem`. What is
 * being typed stays.
 */
export function numberField(
  label: string,
  value: number,
  change: (value: number) => void,
): TemplateResult {
  return html`<input
    class="number"
    type="text"
    inputmode="decimal"
    aria-label=${label}
    .value=${String(value)}
    @change=${(event: Event) => {
      const text = valueOf(event).trim().replace('−', '-');
      const next = Number(text);
      if (event.target instanceof HTMLInputElement) event.target.value = String(value);
      if (text !== '' && Number.isFinite(next)) change(next);
      else {
        const typed = text === '' ? 'An empty field' : `“${text}”`;
        const detail = `${typed} is not a finite number: ${value} stays.`;
        event.target?.dispatchEvent(new CustomEvent('problem', { detail, bubbles: true }));
      }
    }}
  />`;
}

/** A field for any text. */
export function textField(
  label: string,
  value: string,
  change: (value: string) => void,
): TemplateResult {
  return html`<input
    class="text"
    type="text"
    spellcheck="false"
    aria-label=${label}
    .value=${live(value)}
    @change=${(event: Event) => {
      change(valueOf(event));
    }}
  />`;
}

export interface DropdownOptions {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly change: (value: string) => void;
}

/** A list with its name before it. */
export function field(
  name: string,
  value: string,
  options: readonly Option[],
  change: (value: string) => void,
): TemplateResult {
  return html`<label class="field"
    ><span class="name">${name}</span> ${dropdown({ label: name, value, options, change })}</label
  >`;
}

/** What a list offers; one that is disabled can serve as a heading. */
interface Option {
  readonly value: string;
  readonly text: string;
  readonly disabled?: boolean;
}

export function dropdown({ label, value, options, change }: DropdownOptions): TemplateResult {
  // The element loses its value when its options change, so other options are another element.
  const key = options.map((option) => `${option.value}\t${option.text}`).join('\n');
  return html`${keyed(
    key,
    html`<vscode-dropdown
      aria-label=${label}
      title=${label}
      @change=${(event: Event) => {
        const next = valueOf(event);
        if (next !== value) change(next);
      }}
      .value=${live(value)}
    >
      ${options.map(
        (option) =>
          html`<vscode-option
            value=${option.value}
            ?selected=${option.value === value}
            ?disabled=${option.disabled === true}
            >${option.text}</vscode-option
          >`,
      )}
    </vscode-dropdown>`,
  )}`;
}

export function checkbox(
  text: string,
  checked: boolean,
  change: (checked: boolean) => void,
): TemplateResult {
  // The toolkit's box also fires when it is set from here: the handler must be the new one by then.
  return html`<vscode-checkbox
    @change=${(event: Event) => {
      const { target } = event;
      if (target && 'checked' in target && target.checked !== checked) change(!checked);
    }}
    .checked=${live(checked)}
    >${text}</vscode-checkbox
  >`;
}

export function button(
  text: string,
  run: () => void,
  { primary = false, disabled = false, title = '' } = {},
): TemplateResult {
  return html`<vscode-button
    appearance=${primary ? 'primary' : 'secondary'}
    ?disabled=${disabled}
    title=${title}
    @click=${run}
    >${text}</vscode-button
  >`;
}
