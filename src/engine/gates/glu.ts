import sigmoid from '../activations/sigmoid.js';
import { defineGate } from './define.js';

/** Dauphin et al. 2017, "Language Modeling with Gated Convolutional Networks". */
export default defineGate({
  id: 'glu',
  label: 'GLU',
  forms: [
    { name: 'torch.nn.GLU', signature: 'dim=-1' },
    { name: 'torch.nn.functional.glu', signature: 'input, dim=-1' },
  ],
  tex: String.raw`\operatorname{GLU}(a, b) = a \otimes \sigma(b)`,
  text: 'GLU(a, b) = a · σ(b)',
  activation: sigmoid,
});
