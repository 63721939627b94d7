import { usualSpelling } from '../../libraries/spelling.js';
import type { Lab, Script } from '../lab.js';
import { SEEDED_RANDOM } from '../script/seededRandom.js';
import { bind, labelOf } from './curves.js';
import { functions } from './functions/index.js';
import { gradientSizes, layered, ROWS, throughLayers } from './layers.js';
import type { ActivationState, Curve, LayerInit, LayerState } from './state.js';

const PLACES = 9;

/** f and f′ of every curve at evenly spaced places, and the gradients that arrive at each layer. */
export const toScript: Lab<ActivationState>['toScript'] = (state) => {
  const { curves, layers, domain } = state;
  const [from, to] = domain;
  const x = Array.from({ length: PLACES }, (_, i) => from + ((to - from) * i) / (PLACES - 1));
  const lines = curves.map(
    (curve) =>
      `    ("${labelOf(curve)}", ${functions.get(curve.id).callable(curve, usualSpelling)}),`,
  );
  return {
    python: `${layers ? 'import math\n\n' : ''}import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)

functions = [
${lines.join('\n')}
]

for label, function in functions:
    x = torch.tensor([${x.join(', ')}], dtype=torch.float64, requires_grad=True)
    y = function(x)
    (slope,) = torch.autograd.grad(y.sum(), x)
    print(label, *y.tolist(), sep="\\t")
    print(f"{label} ′", *slope.tolist(), sep="\\t")
${layers ? layersPython(curves, layers) : ''}`,
    prints: [
      ...curves.flatMap((curve) => {
        const { f, df } = bind(curve);
        return [
          { label: labelOf(curve), values: x.map(f) },
          { label: `${labelOf(curve)} ′`, values: x.map(df) },
        ];
      }),
      ...(layers ? layersPrints(layered(curves), layers) : []),
    ],
    tolerance: layers ? 1e-8 : 1e-12, // deep layers amplify the last digit
  };
};

/** How one weight of a layer of `width` inputs and outputs is drawn. */
const WEIGHT: Readonly<Record<Exclude<LayerInit, 'orthogonal'>, string>> = {
  'kaiming-linear': '(2 * random.next() - 1) / math.sqrt(width)',
  xavier: 'random.normal() / math.sqrt(width)',
  kaiming: 'random.normal() * math.sqrt(2 / width)',
  small: '0.01 * random.normal()',
  large: 'random.normal()',
};

function layersPython(curves: readonly Curve[], { depth, width, init, seed }: LayerState): string {
  const sent = layered(curves).map((curve) => `functions[${curves.indexOf(curve)}]`);
  const draw = init === 'orthogonal' ? 'random.normal()' : WEIGHT[init];
  const orthogonal = `        q, r = torch.linalg.qr(w.T)
        w = (q * torch.sign(torch.diagonal(r))).T
`;
  return `

${SEEDED_RANDOM}

depth, width, rows = ${depth}, ${width}, ${ROWS}
for label, function in [${sent.join(', ')}]:
    random = Random(${seed})
    weights = []
    for _ in range(depth):
        w = torch.tensor([[${draw} for _ in range(width)] for _ in range(width)])
${init === 'orthogonal' ? orthogonal : ''}        weights.append(w)
    x = torch.tensor([[random.normal() for _ in range(width)] for _ in range(rows)])
    outputs = [x.requires_grad_()]
    for w in weights:
        outputs.append(function(F.linear(outputs[-1], w)))
    outer = torch.tensor([[random.normal() for _ in range(width)] for _ in range(rows)])
    gradients = torch.autograd.grad(outputs[-1], outputs, outer)
    print(f"{label}, outputs", *(y.std(correction=0).item() for y in outputs), sep="\\t")
    print(f"{label}, gradients", *(g.square().mean().sqrt().item() for g in gradients), sep="\\t")
`;
}

function layersPrints(curves: readonly Curve[], layers: LayerState): Script['prints'] {
  return curves.flatMap((curve) => {
    const sent = throughLayers(curve, layers);
    return [
      { label: `${labelOf(curve)}, outputs`, values: sent.variance.map(Math.sqrt) },
      { label: `${labelOf(curve)}, gradients`, values: gradientSizes(sent) },
    ];
  });
}
