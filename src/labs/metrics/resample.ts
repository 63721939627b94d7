import * as v from 'valibot';
import {
  bootstrapCurves,
  type BootstrapCurves,
  type ResampledScore,
} from '../../engine/metrics/resampling/bootstrapCurves.js';
import { intervalOf } from '../../engine/metrics/resampling/bootstrapInterval.js';
import { createRandom } from '../../engine/random.js';
import type { CurveBands, Uncertainty } from './bands.js';
import type { ScoredRows } from './problem.js';

const LEVEL = 0.95;
const SEED = 0;
/** Rows that are drawn altogether, if that makes a number of resamples within the limits. */
const DRAWN = 2e7;
const [FEWEST, MOST] = [200, 1000];

const rowsSchema = v.object({
  yTrue: v.instance(Int32Array),
  scores: v.instance(Float64Array),
  weights: v.nullable(v.instance(Float64Array)),
});

export const resampleSchema = v.object({
  /** One or two models. */
  models: v.array(rowsSchema),
  /** Whether the models' rows are the same. */
  paired: v.boolean(),
});

interface Resampled {
  readonly models: readonly Pick<ScoredRows, 'yTrue' | 'scores' | 'weights'>[];
  readonly paired: boolean;
}

/** Bands by the bootstrap; the same rows give the same bands. */
export function resample(
  { models, paired }: Resampled,
  progress: (part: number) => void,
): Uncertainty {
  const rows = Math.max(...models.map(({ yTrue }) => yTrue.length));
  const resamples = Math.max(FEWEST, Math.min(MOST, Math.round(DRAWN / rows)));
  const groups = paired ? [models] : models.map((model) => [model]);
  const curves = groups.flatMap((group, done) => {
    const [first] = group;
    if (!first) return [];
    return bootstrapCurves(
      first.yTrue,
      group.map(({ scores }) => scores),
      createRandom(SEED),
      {
        n_resamples: resamples,
        confidence_level: LEVEL,
        sample_weight: first.weights,
        onProgress: (drawn, all) => {
          progress((done + drawn / all) / groups.length);
        },
      },
    );
  });
  const [one, other] = curves;
  return {
    models: curves.map(bandsOf),
    resamples,
    ...(paired &&
      one &&
      other && {
        differences: {
          auc: difference(one.rocAuc, other.rocAuc),
          ap: difference(one.averagePrecision, other.averagePrecision),
        },
      }),
  };
}

function bandsOf({ tpr, precision, rocAuc, averagePrecision }: BootstrapCurves): CurveBands {
  const band = ({ grid, low, high }: BootstrapCurves['tpr']): CurveBands['roc'] => ({
    x: new Float64Array(grid),
    low: new Float64Array(low),
    high: new Float64Array(high),
  });
  return {
    roc: band(tpr),
    pr: band(precision),
    auc: { low: rocAuc.low, high: rocAuc.high },
    ap: { low: averagePrecision.low, high: averagePrecision.high },
  };
}

function difference(one: ResampledScore, other: ResampledScore): { low: number; high: number } {
  const differences = other.distribution.map((value, i) => value - (one.distribution[i] ?? NaN));
  return intervalOf(differences, NaN, LEVEL);
}
