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
  const added = decoupled ? 0 : decay;
  const shrinks = decoupled && decay !== 0;
  const usual = share1 < 0.5 && added === 0 && !amsgrad && !climbs;
  const average = new Float64Array(size);
  const square = new Float64Array(size);
  const largest = new Float64Array(amsgrad ? size : 0);
  // Read once a step: V8 checks a closure's own variables again at every use.
  const constants = { average, square, share1, beta2, share2: 1 - beta2, eps };
  /** 1 − β₁ᵗ and √(1 − β₂ᵗ), which stay 1 once they have rounded to it. */
  const corrections = new Float64Array(2);
  let t = 0;
  return {
    step(parameters, gradients, lr = base) {
      const { average, square, share1, beta2, share2, eps } = constants;
      const count = average.length;
      expectSize(count, parameters, gradients);
      t++;
      if (corrections[0] !== 1) corrections[0] = 1 - beta1 ** t;
      if (corrections[1] !== 1) corrections[1] = Math.sqrt(1 - beta2 ** t);
      const stepSize = lr / corrections[0];
      const scale = corrections[1];
      const kept = shrinks ? 1 - lr * decay : 1;
      if (usual) {
        // Without the branches below, which take as long as the sums.
        for (let i = 0; i < count; i++) {
          const g = gradients[i]!;
          const m = average[i]! + share1 * (g - average[i]!);
          const v = square[i]! * beta2 + share2 * g * g;
          average[i] = m;
          square[i] = v;
          parameters[i] = parameters[i]! * kept - (stepSize * m) / (Math.sqrt(v) / scale + eps);
        }
        return;
      }
      for (let i = 0; i < count; i++) {
        const theta = parameters[i]!;
        let g = climbs ? -gradients[i]! : gradients[i]!;
        if (added !== 0) g += added * theta;
        const m = lerp(average[i]!, g, share1);
        const v = square[i]! * beta2 + share2 * g * g;
        average[i] = m;
        square[i] = v;
        let s = v;
        if (amsgrad) {
          s = Math.max(largest[i]!, v);
          largest[i] = s;
        }
        parameters[i] = theta * kept - (stepSize * m) / (Math.sqrt(s) / scale + eps);
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
