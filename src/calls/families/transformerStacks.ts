import { defineCalls, Layer, layers, type GivenCall } from '../define.js';
import { Refusal } from '../refusals.js';
import { grouped } from '../text.js';

export default defineCalls({
  names: layers('TransformerEncoder', 'TransformerDecoder'),
  parameters: (call) => {
    const norm = call.isNone('norm') ? 0 : Layer.named('norm', call).parameters();
    return call.count('num_layers') * layerSize(call) + norm;
  },
  takes: (call) => Layer.named('encoder_layer', call).takes(),
  numbers: 'float',
  output: (call, input) => {
    if (call.leaf === 'TransformerDecoder') throw new Refusal('it needs a memory beside');
    const output = Layer.named('encoder_layer', call).outputs(input);
    return call.isNone('norm') ? output : Layer.named('norm', call).outputs(output);
  },
  facts: [(call) => `${call.count('num_layers')} layers of ${grouped(layerSize(call))} parameters`],
});

function layerSize(call: GivenCall): number {
  const name = call.leaf === 'TransformerEncoder' ? 'encoder_layer' : 'decoder_layer';
  return Layer.named(name, call).parameters();
}
