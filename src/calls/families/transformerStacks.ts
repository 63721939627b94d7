import { defineCalls, layers, Refusal } from '../define.js';
import { grouped } from '../text.js';
import type { GivenCall } from '../givenCall.js';

export default defineCalls({
  names: layers('TransformerEncoder', 'TransformerDecoder'),
  parameters: (call) => {
    const norm = call.isNone('norm') ? 0 : call.layerNamed('norm').parameters();
    return call.count('num_layers') * layerSize(call) + norm;
  },
  takes: (call) => call.layerNamed('encoder_layer').takes(),
  numbers: 'float',
  output: (call, input) => {
    if (call.leaf === 'TransformerDecoder') throw new Refusal('it needs a memory beside');
    const output = call.layerNamed('encoder_layer').outputs(input);
    return call.isNone('norm') ? output : call.layerNamed('norm').outputs(output);
  },
  facts: [(call) => `${call.count('num_layers')} layers of ${grouped(layerSize(call))} parameters`],
});

function layerSize(call: GivenCall): number {
  return call
    .layerNamed(call.leaf === 'TransformerEncoder' ? 'encoder_layer' : 'decoder_layer')
    .parameters();
}
