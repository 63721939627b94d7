import { advance, type State } from '../containers/advance.js';
import { likelyAxes, type Flow } from '../containers/findInput.js';
import { layersIn } from '../containers/layersIn.js';
import { layerTable } from '../containers/layerTable.js';
import { layerText } from '../containers/layerText.js';
import { study, type Study } from '../containers/study.js';
import { total } from '../containers/total.js';
import { defineCalls, layers, type GivenCall, type Layer } from '../define.js';
import { Refusal } from '../refusals.js';
import { shapeText } from '../shapes/length.js';
import { listed } from '../text.js';

export default defineCalls({
  names: layers('Sequential'),
  parameters: (call) => total(layersOf(call)),
  inner: layersOf,
  takes: (call) => likelyAxes(layersOf(call)).map((letters) => letters.map((one) => one ?? '')),
  givesTuple: (call) => layersOf(call).at(-1)?.givesTuple ?? false,
  output: (call, input) => {
    let state: State = { lengths: input, isFloat: false };
    for (const layer of layersOf(call)) {
      try {
        state = advance(layer, state);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        throw new Refusal(`\`${layerText(layer)}\`: ${error.message}`);
      }
    }
    return state.lengths;
  },
  facts: [
    (call) => {
      const { flow, analysis } = studied(call);
      const last = flow?.states.at(-1);
      if (!flow || !last) return undefined;
      const input = shapeText(flow.input);
      const shapes =
        analysis.known === layersOf(call).length
          ? `${input} → **${shapeText(last.lengths)}**`
          : `for an input of ${input}`;
      return `${shapes}${assumedText(flow)}`;
    },
    (call) => {
      const { unusual } = studied(call);
      if (!unusual || !call.isCertain) return undefined;
      const { letters, fault } = unusual;
      const layer = layersOf(call)[fault.at];
      const why = `${layer ? `\`${layerText(layer)}\`: ` : ''}${fault.refusal.message}`;
      return `an input (${letters.join(', ')}) does not fit: ${why}`;
    },
    (call) => {
      const { fault } = studied(call).analysis;
      if (!fault) return undefined;
      const { at, refusal } = fault;
      const layer = layersOf(call)[at];
      throw new Refusal(`${layer ? `\`${layerText(layer)}\`: ` : ''}${refusal.message}`);
    },
  ],
  table: (call) => {
    const inner = layersOf(call);
    if (inner.length === 0) return undefined;
    const { flow, analysis } = studied(call);
    const fault = call.isCertain ? analysis.fault : undefined;
    return layerTable(inner, { input: flow?.input, states: flow?.states ?? [], fault });
  },
});

const studies = new WeakMap<GivenCall, Study>();

/** What a Sequential does to its input, found out once a call. */
function studied(call: GivenCall): Study {
  const found = studies.get(call) ?? study(layersOf(call));
  studies.set(call, found);
  return found;
}

function layersOf(call: GivenCall): Layer[] {
  return layersIn(call, call.positional);
}

/** What of the input was chosen, and what else would do. */
function assumedText({ assumed, others }: Flow): string {
  if (assumed.length === 0) return '';
  const text = (sizes: readonly number[]): string => sizes.join(' × ');
  const [length, ...more] = assumed;
  if (more.length === 0) return `; length ${length ?? ''} is assumed, other lengths fit too`;
  const also = others.length === 0 ? 'other sizes fit' : `${listed(others.map(text))} fit`;
  return `; ${text(assumed)} is assumed, ${also} too`;
}
