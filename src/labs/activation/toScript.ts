import type { Lab } from '../lab.js';
import { bind, labelOf } from './curves.js';
import { usualSpelling } from '../lab.js';
import type { ActivationState } from './state.js';
import { toCode } from './toCode.js';

const PLACES = 9;

/** f and f′ of every curve at evenly spaced places of the plotted interval. */
export const toScript: Lab<ActivationState>['toScript'] = (state) => {
  const [from, to] = state.domain;
  const x = Array.from({ length: PLACES }, (_, i) => from + ((to - from) * i) / (PLACES - 1));
  const lines = state.curves.map((curve, selected) => {
    const call = toCode({ ...state, selected }, usualSpelling);
    const isModule = !call.includes('(x');
    return `    ("${labelOf(curve)}", ${isModule ? `${call}.double()` : `lambda x: ${call}`}),`;
  });
  return {
    python: `import torch
import torch.nn.functional as F
from torch import nn

functions = [
${lines.join('\n')}
]
for label, function in functions:
    x = torch.tensor([${x.join(', ')}], dtype=torch.float64, requires_grad=True)
    y = function(x)
    (slope,) = torch.autograd.grad(y.sum(), x)
    print(label, *y.tolist(), sep="\\t")
    print(f"{label} ′", *slope.tolist(), sep="\\t")
`,
    prints: state.curves.flatMap((curve) => {
      const { f, df } = bind(curve);
      return [
        { label: labelOf(curve), values: x.map(f) },
        { label: `${labelOf(curve)} ′`, values: x.map(df) },
      ];
    }),
    tolerance: 1e-12,
  };
};
