import { layerText } from './containers/layerText.js';
import { totalOf } from './containers/total.js';
import type { CallFamily, GivenCall, Layer } from './define.js';
import { dtypeOf, type Dtype } from './dtype.js';
import { parametersFormula } from './parametersFormula.js';
import { bytes, grouped, listed } from './text.js';

const MOST_NAMED = 3;

/** How much a layer learns, as a fact. */
export function parametersFact(family: CallFamily): (call: GivenCall) => string | undefined {
  return (call) => {
    const { parameters, inner } = family;
    if (inner) return containerFact(inner(call));
    if (!parameters) return undefined;
    const formula = parametersFormula(parameters, call);
    if (formula !== undefined) return `${formula} parameters`;
    return countText(parameters(call), dtypeOf(call));
  };
}

function containerFact(layers: readonly Layer[]): string | undefined {
  const { count, missing } = totalOf(layers);
  const text = countText(count, commonDtype(layers.filter((layer) => !missing.includes(layer))));
  if (missing.length === 0 || text === undefined) return text;
  const names = [...new Set(missing.map((layer) => `\`${layerText(layer)}\``))];
  const without = names.length > MOST_NAMED ? `${names.length} layers` : listed(names);
  return `at least ${text}, without ${without}`;
}

/** The type of what layers learn, if it is the same in all. */
function commonDtype(layers: readonly Layer[]): Dtype | undefined {
  const learning = layers.filter((layer) => layer.parameters() > 0);
  const [first] = learning;
  return learning.every(({ dtype }) => dtype?.name === first?.dtype?.name)
    ? first?.dtype
    : undefined;
}

function countText(count: number, dtype: Dtype | undefined): string | undefined {
  if (count === 0) return undefined;
  const size = dtype ? `, ${bytes(count * dtype.bytes)} in ${dtype.name}` : '';
  return `**${grouped(count)}** parameters${size}`;
}
