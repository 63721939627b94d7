import type { Layer } from '../define.js';
import { Refusal, Unreadable } from '../refusals.js';
import { shapeText, type Lengths } from '../shapes/length.js';
import { grouped } from '../text.js';
import type { State } from './advance.js';
import type { Fault } from './analysis.js';
import { layerText } from './layerText.js';

const UNKNOWN = '';

interface Through {
  readonly input?: Lengths | undefined;
  /** What each layer gives, as far as that is known. */
  readonly states: readonly State[];
  readonly fault?: Fault | undefined;
}

/** A row a layer: what it gives and how much it learns; `undefined` if nothing is known. */
export function layerTable(layers: readonly Layer[], through?: Through): string | undefined {
  const { input, states = [], fault } = through ?? {};
  const seen = new Set<unknown>();
  const rows = layers.map((layer, i) => {
    const isShared = seen.has(layer.identity);
    seen.add(layer.identity);
    const before = i === 0 ? input : states[i - 1]?.lengths;
    return {
      text: `\`${layerText(layer)}\``,
      output: fault?.at === i ? `✗ ${fault.refusal.message}` : outputText(states[i]),
      count: isShared ? 'shared' : countText(layer, before),
    };
  });
  if (rows.every(({ output, count }) => output === '' && count === UNKNOWN)) return undefined;
  return rows.some(({ output }) => output !== '')
    ? [
        '| layer | output | parameters |',
        '| :-- | :-- | --: |',
        ...rows.map(({ text, output, count }) => `| ${text} | ${output} | ${count} |`),
      ].join('\n')
    : [
        '| layer | parameters |',
        '| :-- | --: |',
        ...rows.map(({ text, count }) => `| ${text} | ${count} |`),
      ].join('\n');
}

function outputText(state: State | undefined): string {
  if (!state) return '';
  return state.tupleFrom ? `${shapeText(state.lengths)}, …` : shapeText(state.lengths);
}

function countText(layer: Layer, input: Lengths | undefined): string {
  try {
    const count = layer.parameters(input);
    return count === 0 ? '–' : grouped(count);
  } catch (error) {
    if (error instanceof Unreadable) return layer.formula() ?? UNKNOWN;
    if (error instanceof Refusal) return UNKNOWN;
    throw error;
  }
}
