import { EngineError } from '../error.js';
import { choice, integer, number, optionalInteger } from '../params.js';
import { defineOptimizer } from './define.js';
import { startLbfgs } from './parts/startLbfgs.js';
import { learningRate, wholeNumber } from './parts/parameters.js';

/**
 * Limited-memory BFGS, Liu & Nocedal 1989. One step is up to `max_iter` iterations and evaluates
 * gradients where it goes, so only `stepWith` drives it; every iteration goes a fixed `lr` along its
 * direction, or where `strong_wolfe` finds the conditions of Wolfe met (Nocedal & Wright 2006, ch. 3).
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.LBFGS.html
 */
export default defineOptimizer({
  id: 'lbfgs',
  label: 'L-BFGS',
  forms: [
    {
      name: 'torch.optim.LBFGS',
      signature:
        'params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-07, tolerance_change=1e-09, history_size=100, line_search_fn=None',
    },
  ],
  tex: String.raw`d_t = -H_t\, g_t, \qquad \theta_t = \theta_{t-1} + \alpha_t d_t, \qquad H_t \approx \left(\nabla^2 f\right)^{-1}`,
  needs: 'closure',
  params: {
    lr: learningRate(1),
    max_iter: integer({
      default: 20,
      min: 1,
      max: 100,
      description: 'Most iterations in one step.',
      allowed: wholeNumber,
    }),
    max_eval: optionalInteger({
      min: 1,
      max: 125,
      description: 'Most evaluations in one step; None is 1.25 · max_iter.',
      allowed: wholeNumber,
    }),
    tolerance_grad: number({
      default: 1e-7,
      min: 0,
      max: 1e-3,
      step: 1e-7,
      description: 'Stops where no entry of the gradient is larger.',
    }),
    tolerance_change: number({
      default: 1e-9,
      min: 0,
      max: 1e-3,
      step: 1e-9,
      description: 'Stops where neither loss nor parameters change by more.',
    }),
    history_size: integer({
      default: 100,
      min: 1,
      max: 100,
      description: 'How many pairs of moves and changes of gradient are remembered.',
      allowed: {
        test: (value) => value >= 1,
        text: 'a whole number of at least 1',
      },
    }),
    line_search_fn: choice({
      default: null,
      options: [null, 'strong_wolfe'],
      description: "None goes by lr; 'strong_wolfe' searches along the direction.",
    }),
  },
  start(params, size) {
    return {
      step() {
        throw new EngineError(
          'closure',
          'L-BFGS needs a closure: drive it with stepWith, which can evaluate several points',
        );
      },
      ...startLbfgs(
        {
          lr: params.lr,
          maxIterations: params.max_iter,
          maxEvaluations: params.max_eval ?? Math.floor((params.max_iter * 5) / 4),
          toleranceGrad: params.tolerance_grad,
          toleranceChange: params.tolerance_change,
          historySize: params.history_size,
          strongWolfe: params.line_search_fn === 'strong_wolfe',
        },
        size,
      ),
    };
  },
});
