import type { Preset } from '../lab.js';
import { defaultCurve, initialState, type ActivationState } from './state.js';

function compare(...ids: readonly string[]): ActivationState {
  return { ...initialState, curves: ids.map(defaultCurve) };
}

export const presets: readonly Preset<ActivationState>[] = [
  {
    id: 'classics',
    title: 'Sigmoid, tanh and ReLU',
    story:
      'The slopes tell the story: sigmoid never passes on more than a quarter of a gradient, tanh all of it at 0 only, ReLU all of it for every positive input.',
    state: { ...compare('sigmoid', 'tanh', 'relu'), domain: [-6, 6] },
  },
  {
    id: 'smooth-gates',
    title: 'ReLU and its smooth heirs',
    story:
      'GELU, SiLU and Mish dip below zero before they rise: a small negative input keeps a gradient, which under ReLU it loses.',
    state: compare('relu', 'gelu', 'silu', 'mish'),
  },
];
