import { expectSize, type Rule } from '../define.js';
import { lerp } from './lerp.js';

interface AdamParams {
  readonly lr: number;
  readonly betas: readonly [number, number];
  readonly eps: number;
  readonly weight_decay: number;
  readonly amsgrad: boolean;
  readonly maximize: boolean;
}

/** The step that Adam and AdamW share; `decoupled` tells where the weight decay acts. */
export function startAdam(params: AdamParams, decoupled: boolean, size: number): Rule {
  const { lr: base, betas, eps, weight_decay: decay, amsgrad, maximize: climbs } = params;
  const [beta1, beta2] = betas;
  const share1 = 1 - beta1;
  const share2 = 1 - beta2;
  const adds = decay !== 0 && !decoupled;
  const shrinks = decay !== 0 && decoupled;
  const average = new Float64Array(size);
  const square = new Float64Array(size);
  const largest = new Float64Array(amsgrad ? size : 0);
  /** 1 − β₁ᵗ and √(1 − β₂ᵗ), which stay 1 once they have rounded to it. */
  const corrections = new Float64Array(2);
  let t = 0;
  return {
    step(parameters, gradients, lr = base) {
      const count = average.length;
      expectSize(count, parameters, gradients);
      t++;
      if (corrections[0] !== 1) corrections[0] = 1 - beta1 ** t;
      if (corrections[1] !== 1) corrections[1] = Math.sqrt(1 - beta2 ** t);
      const stepSize = lr / corrections[0];
      const scale = corrections[1];
      for (let i = 0; i < count; i++) {
        let theta = parameters[i]!;
        let g = climbs ? -gradients[i]! : gradients[i]!;
        if (shrinks) theta *= 1 - lr * decay;
        else if (adds) g += decay * theta;
        const m = lerp(average[i]!, g, share1);
        const v = square[i]! * beta2 + share2 * g * g;
        average[i] = m;
        square[i] = v;
        let s = v;
        if (amsgrad) {
          s = Math.max(largest[i]!, v);
          largest[i] = s;
        }
        parameters[i] = theta - (stepSize * m) / (Math.sqrt(s) / scale + eps);
      }
    },
    state: {
      exp_avg: average,
      exp_avg_sq: square,
      ...(amsgrad ? { max_exp_avg_sq: largest } : {}),
    },
    velocity: average,
    restart() {
      t = 0;
      corrections.fill(0);
    },
  };
}
