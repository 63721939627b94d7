import type { Preset } from '../lab.js';
import { defaultCurve, initialLayers, initialState, type ActivationState } from './state.js';

function compare(...ids: readonly string[]): ActivationState {
  return { ...initialState, curves: ids.map(defaultCurve) };
}

export const presets: readonly Preset<ActivationState>[] = [
  {
    id: 'four-classics',
    title: 'Sigmoid, tanh, ReLU and GELU',
    story:
      'Look at the dashed slopes: sigmoid passes on a quarter of a gradient at best, tanh all of it at 0 only, ReLU all of it for every positive input. GELU is ReLU with the corner rounded off.',
    state: { ...compare('sigmoid', 'tanh', 'relu', 'gelu'), domain: [-5, 5] },
  },
  {
    id: 'smooth-gates',
    title: 'ReLU and its smooth heirs',
    story:
      'GELU, SiLU and Mish dip below zero before they rise: a small negative input keeps a gradient, which under ReLU it loses.',
    state: { ...compare('relu', 'gelu', 'silu', 'mish'), domain: [-4, 4] },
  },
  {
    id: 'gates',
    title: 'Gates of Transformers beside GELU',
    story:
      'A gate multiplies one half of a layer’s outputs, a, by a function of the other half. Held at a = 2, GEGLU is GELU stretched; at a = −1, SwiGLU is SiLU turned over; GLU opens and shuts like a sigmoid. Move a: one half decides how steeply the other passes, which no function of a single number can.',
    state: {
      ...initialState,
      curves: [
        defaultCurve('gelu', 0),
        defaultCurve('glu', 1),
        { ...defaultCurve('geglu', 2), params: { a: 2 } },
        { ...defaultCurve('swiglu', 3), params: { a: -1 } },
      ],
      selected: 2,
      domain: [-5, 5],
    },
  },
  {
    id: 'softmax',
    title: 'Softmax moves one score among others',
    story:
      'One of three scores moves, the others stay at 0. Its share rises like a sigmoid, and the lower the temperature, the steeper. Softmin gives the share to the smallest.',
    state: {
      ...initialState,
      curves: [
        defaultCurve('softmax', 0),
        { ...defaultCurve('softmax', 1), params: { dim: -1, temperature: 0.5 } },
        defaultCurve('softmin', 2),
      ],
      domain: [-6, 6],
    },
  },
  {
    id: 'curvature',
    title: 'Slope and curvature of SiLU',
    story:
      'The dotted f″ is what second-order methods feel: it is largest where the gate opens and dies out on both sides.',
    state: { ...compare('silu'), showSecond: true, domain: [-6, 6] },
  },
  {
    id: 'vanishing',
    title: 'Gradients vanish through sigmoids',
    story:
      'Thirty layers, Xavier weights. Each sigmoid passes on a quarter of the gradient at most; tanh loses little a layer. Read off what is left at the input.',
    state: {
      ...compare('sigmoid', 'tanh'),
      domain: [-5, 5],
      layers: { ...initialLayers, depth: 30, init: 'xavier' },
    },
  },
  {
    id: 'exploding',
    title: 'Weights too large: gradients explode',
    story:
      'Standard normal weights multiply the signal by about √(width / 2) in every ReLU layer; tanh saturates instead, and its gradients explode all the same where it does not.',
    state: {
      ...compare('relu', 'tanh'),
      layers: { ...initialLayers, depth: 20, init: 'large' },
    },
  },
  {
    id: 'kaiming',
    title: 'Kaiming weights keep ReLU alive',
    story:
      'With a variance of 2 / width, ReLU hands signal and gradient through thirty layers at nearly the size they had. Choose another way to draw the weights and watch them go.',
    state: {
      ...compare('relu', 'leaky_relu', 'gelu'),
      layers: { ...initialLayers, depth: 30, init: 'kaiming' },
    },
  },
  {
    id: 'dying',
    title: 'Dying units',
    story:
      'In a narrow deep ReLU network whole units are silent for every row of the batch: no gradient ever wakes them. LeakyReLU has none of these.',
    state: {
      ...compare('relu', 'leaky_relu'),
      layers: { depth: 40, width: 8, init: 'kaiming', seed: 4 },
    },
  },
  {
    id: 'self-normalising',
    title: 'SELU normalizes itself',
    story:
      'Mean 0 and variance 1 are a fixed point of SELU: with weights of variance 1 / width the outputs of every layer keep them, as no other function here does.',
    state: {
      ...compare('selu', 'elu', 'relu'),
      layers: { ...initialLayers, depth: 30, init: 'xavier', width: 64 },
    },
  },
];
