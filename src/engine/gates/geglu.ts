import gelu from '../activations/gelu.js';
import { defineGate } from './define.js';

/** Shazeer 2020, "GLU Variants Improve Transformer"; the gate of T5 1.1, with the tanh form. */
export default defineGate({
  id: 'geglu',
  label: 'GEGLU',
  forms: [],
  tex: String.raw`\operatorname{GEGLU}(a, b) = a \otimes \operatorname{GELU}(b)`,
  text: 'GEGLU(a, b) = a · GELU(b)',
  activation: gelu,
});
