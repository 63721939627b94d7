import { choice, flag, integer, number, tuple } from '../params.js';
import { defineOptimizer, expectSize } from './define.js';
import { lerp } from './parts/lerp.js';
import { createOrthogonalizer } from './parts/newtonSchulz.js';
import { learningRate, momentum, weightDecay } from './parts/parameters.js';

const coefficient = (preset: number, description: string) =>
  number({ default: preset, min: -10, max: 10, step: 0.0001, description });

/**
 * Jordan et al. 2024, "Muon: An optimizer for hidden layers in neural networks": the averaged gradient
 * of a matrix is replaced by a nearly orthogonal one. As in PyTorch the weight decay is decoupled and
 * uses `lr` before its adjustment to the shape. https://docs.pytorch.org/docs/2.13/generated/torch.optim.Muon.html
 */
export default defineOptimizer({
  id: 'muon',
  label: 'Muon',
  forms: [
    {
      name: 'torch.optim.Muon',
      signature:
        'params, lr=0.001, weight_decay=0.1, momentum=0.95, nesterov=True, ns_coefficients=(3.4445, -4.775, 2.0315), eps=1e-07, ns_steps=5, adjust_lr_fn=None',
    },
  ],
  tex: String.raw`B_t = \mu B_{t-1} + (1-\mu)\, G_t, \qquad \Theta_t = (1 - \eta\lambda)\,\Theta_{t-1} - \gamma\,\operatorname{NS}\left(\mu B_t + (1-\mu)\, G_t\right)`,
  special: [
    {
      when: { nesterov: false },
      tex: String.raw`B_t = \mu B_{t-1} + (1-\mu)\, G_t, \qquad \Theta_t = (1 - \eta\lambda)\,\Theta_{t-1} - \gamma\,\operatorname{NS}\left(B_t\right)`,
      text: 'B = momentum · B + (1 − momentum) · g;  θ = (1 − lr · weight_decay) · θ − adjusted lr · NewtonSchulz(B)',
    },
  ],
  takes: 'matrix',
  params: {
    lr: learningRate(1e-3),
    weight_decay: weightDecay(0.1, 'decoupled'),
    momentum: momentum(0.95),
    nesterov: flag({
      default: true,
      description: 'Orthogonalizes the average of the gradient and its running average.',
    }),
    ns_coefficients: tuple({
      items: [
        coefficient(3.4445, 'Coefficient of X.'),
        coefficient(-4.775, 'Coefficient of XXᵀX.'),
        coefficient(2.0315, 'Coefficient of (XXᵀ)²X.'),
      ],
      description: 'Coefficients of the Newton–Schulz polynomial.',
    }),
    eps: number({
      default: 1e-7,
      min: 0,
      max: 0.1,
      step: 1e-8,
      description: 'Least norm by which the matrix is divided.',
    }),
    ns_steps: integer({
      default: 5,
      min: 0,
      max: 20,
      description: 'How many Newton–Schulz steps are taken.',
      allowed: {
        test: (steps) => steps < 100,
        text: 'a whole number below 100',
      },
    }),
    adjust_lr_fn: choice({
      default: null,
      options: [null, 'original', 'match_rms_adamw'],
      description:
        "How the shape scales the learning rate: None and 'original' by √max(1, rows/columns), 'match_rms_adamw' by 0.2·√max(rows, columns).",
    }),
  },
  start(params, size, [rows = 1, columns = 1]) {
    const { lr: base, weight_decay: decay, momentum: mu, nesterov } = params;
    const [a, b, c] = params.ns_coefficients;
    const factor =
      params.adjust_lr_fn === 'match_rms_adamw'
        ? 0.2 * Math.sqrt(Math.max(rows, columns))
        : Math.sqrt(Math.max(1, rows / columns));
    const orthogonalize = createOrthogonalizer(rows, columns, {
      coefficients: [a, b, c],
      steps: params.ns_steps,
      eps: params.eps,
    });
    const average = new Float64Array(size);
    const update = new Float64Array(size);
    return {
      step(parameters, gradients, lr = base) {
        expectSize(size, parameters, gradients);
        for (let i = 0; i < size; i++) {
          const g = gradients[i]!;
          const m = lerp(average[i]!, g, 1 - mu);
          average[i] = m;
          update[i] = nesterov ? lerp(g, m, mu) : m;
        }
        orthogonalize(update);
        const kept = 1 - lr * decay;
        const rate = lr * factor;
        for (let i = 0; i < size; i++) parameters[i] = parameters[i]! * kept - rate * update[i]!;
      },
      state: { momentum_buffer: average },
      velocity: average,
    };
  },
});
