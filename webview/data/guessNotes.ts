import { html, nothing, type TemplateResult } from 'lit';
import type { Guess } from '../../src/labs/data/guess.js';
import { button } from '../ui/controls.js';

/** What was guessed of the data, with a button for each other reading. */
export function guessNotes<State>(
  guesses: readonly Guess<State>[],
  change: (change: Partial<State>) => void,
): TemplateResult | typeof nothing {
  if (guesses.length === 0) return nothing;
  return html`<div class="wide guesses">
    ${guesses.map(
      ({ sentence, offers }) =>
        html`<div class="note guess">
          <p>${sentence}</p>
          <div class="buttons">
            ${offers.map((offer) =>
              button(offer.title, () => {
                change(offer.change);
              }),
            )}
          </div>
        </div>`,
    )}
  </div>`;
}
