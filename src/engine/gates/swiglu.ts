import silu from '../activations/silu.js';
import { defineGate } from './define.js';

/** Shazeer 2020, "GLU Variants Improve Transformer"; the gate of LLaMA. */
export default defineGate({
  id: 'swiglu',
  label: 'SwiGLU',
  forms: [],
  tex: String.raw`\operatorname{SwiGLU}(a, b) = a \otimes \operatorname{SiLU}(b)`,
  text: 'SwiGLU(a, b) = a · b · σ(b)',
  activation: silu,
});
