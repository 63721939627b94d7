import * as v from 'valibot';

/** The band that bootstrap resamples of a curve stay in. All of one shape. */
const bandSchema = v.object({
  x: v.instance(Float64Array),
  low: v.instance(Float64Array),
  high: v.instance(Float64Array),
});

const intervalSchema = v.object({ low: v.number(), high: v.number() });

/** What bootstrap resamples say about one model: 95 % of them are inside. */
const curveBandsSchema = v.object({
  roc: bandSchema,
  pr: bandSchema,
  auc: intervalSchema,
  ap: intervalSchema,
});

/** Bands of each model and, of two on the same rows, how far the second is ahead of the first. */
export const uncertaintySchema = v.object({
  models: v.array(curveBandsSchema),
  differences: v.optional(v.object({ auc: intervalSchema, ap: intervalSchema })),
  resamples: v.number(),
});

export type Band = v.InferOutput<typeof bandSchema>;
export type CurveBands = v.InferOutput<typeof curveBandsSchema>;
export type Uncertainty = v.InferOutput<typeof uncertaintySchema>;
