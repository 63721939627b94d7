import type { Rule } from '../define.js';
import { expectSize } from '../define.js';
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
  const { lr: base, betas, eps, weight_decay: decay, amsgrad } = params;
  const [beta1, beta2] = betas;
  const sign = params.maximize ? -1 : 1;
  const average = new Float64Array(size);
  const square = new Float64Array(size);
  const largest = new Float64Array(amsgrad ? size : 0);
  const added = decoupled ? 0 : decay;
  let t = 0;
  let correction1 = 0;
  let correction2 = 0;
  return {
    step(parameters, gradients, lr = base) {
      expectSize(size, parameters, gradients);
      t++;
      // 1 − βᵗ stays 1 once it has rounded to it.
      if (correction1 !== 1) correction1 = 1 - beta1 ** t;
      if (correction2 !== 1) correction2 = 1 - beta2 ** t;
      const stepSize = lr / correction1;
      const scale = Math.sqrt(correction2);
      const kept = decoupled ? 1 - lr * decay : 1;
      for (let i = 0; i < size; i++) {
        const theta = parameters[i]! * kept;
        let g = sign * gradients[i]!;
        if (added !== 0) g += added * theta;
        const m = lerp(average[i]!, g, 1 - beta1);
        const v = square[i]! * beta2 + (1 - beta2) * g * g;
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
      correction1 = 0;
      correction2 = 0;
    },
  };
}
