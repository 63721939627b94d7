import { activations } from '../../engine/activations/index.js';
import { vectorActivations } from '../../engine/vectorActivations/index.js';
import { defineCalls, layers, type GivenCall } from '../define.js';
import { Length, type Lengths } from '../shapes/length.js';
import { axisAt, mustHave, mustHaveAxes, mustHaveLeast } from '../windows.js';

/** What an input must be like, where not any will do. */
const CHECKS: Readonly<Record<string, (call: GivenCall, input: Lengths) => Lengths>> = {
  FeatureAlphaDropout: (_, input) => {
    mustHaveLeast(input, 2);
    return input;
  },
  LocalResponseNorm: (_, input) => {
    mustHaveLeast(input, 3);
    return input;
  },
  CrossMapLRN2d: (_, input) => {
    mustHaveAxes(input, 4);
    return input;
  },
  Softmax2d: (_, input) => {
    mustHaveAxes(input, 3, 4);
    return input;
  },
  PReLU: (call, input) => {
    const slopes = call.length('num_parameters', 1);
    if (slopes.known === undefined || slopes.known === 1) return input;
    return input.length < 2
      ? mustHave([...input, Length.of(1)], 1, slopes, 'channels')
      : mustHave(input, 1, slopes, 'channels');
  },
  Softmax: alongAxis,
  LogSoftmax: alongAxis,
  Softmin: alongAxis,
};

/** Layers that keep the shape and learn nothing, but for PReLU's slopes. */
export default defineCalls({
  names: [
    ...[...activations, ...vectorActivations].flatMap(({ forms }) =>
      forms.map(({ name }) => name).filter((name) => /^torch\.nn\.[A-Z]/.test(name)),
    ),
    ...layers('AlphaDropout', 'FeatureAlphaDropout', 'Softmax2d', 'LocalResponseNorm'),
    ...layers('CrossMapLRN2d'),
  ],
  parameters: (call) => (call.leaf === 'PReLU' ? call.count('num_parameters', 1) : 0),
  output: (call, input) => CHECKS[call.leaf]?.(call, input) ?? input,
});

function alongAxis(call: GivenCall, input: Lengths): Lengths {
  if (!call.isNone('dim') && input.length > 0) axisAt(input, call.number('dim'));
  return input;
}
