import type { Lab } from '../lab.js';
import type { OptimizerState } from './state.js';

export const toScript: Lab<OptimizerState>['toScript'] = () => ({
  python: '',
  prints: [],
  tolerance: 1e-9,
});
