import relu from '../activations/relu.js';
import { defineGate } from './define.js';

/** Shazeer 2020, "GLU Variants Improve Transformer". */
export default defineGate({
  id: 'reglu',
  label: 'ReGLU',
  forms: [],
  tex: String.raw`\operatorname{ReGLU}(a, b) = a \otimes \max(0,\, b)`,
  text: 'ReGLU(a, b) = a · max(0, b)',
  activation: relu,
});
