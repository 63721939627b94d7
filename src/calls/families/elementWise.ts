import { activations } from '../../engine/activations/index.js';
import { vectorActivations } from '../../engine/vectorActivations/index.js';
import { defineCalls, layers } from '../define.js';

/** Layers that keep the shape and learn nothing, but for PReLU's slopes. */
export default defineCalls({
  names: [
    ...[...activations, ...vectorActivations].flatMap(({ forms }) =>
      forms.map(({ name }) => name).filter((name) => /^torch\.nn\.[A-Z]/.test(name)),
    ),
    ...layers('Identity', 'AlphaDropout', 'FeatureAlphaDropout', 'Softmax2d', 'LocalResponseNorm'),
  ],
  parameters: (call) => (call.leaf === 'PReLU' ? call.count('num_parameters', 1) : 0),
  output: (_, input) => input,
});
