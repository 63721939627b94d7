import type { Preset } from '../lab.js';
import { createRunner, initialState, type OptimizerState } from './state.js';

export const presets: readonly Preset<OptimizerState>[] = [];
