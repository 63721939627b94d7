import { defineGate } from './define.js';

/** Mnih & Hinton 2007; as a gate without an activation in Shazeer 2020, "GLU Variants Improve Transformer". */
export default defineGate({
  id: 'bilinear',
  label: 'Bilinear',
  forms: [],
  tex: String.raw`\operatorname{Bilinear}(a, b) = a \otimes b`,
  text: 'Bilinear(a, b) = a · b',
});
