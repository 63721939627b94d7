import { defineCalls, layers } from '../define.js';

export default defineCalls({
  names: layers('Identity'),
  takesAll: true,
  output: (_, input) => input,
});
