import { defineCalls, layers } from '../define.js';

/** Layers that learn nothing and compare or combine two inputs. */
export default defineCalls({
  names: layers(
    ...['CosineSimilarity', 'PairwiseDistance', 'MaxUnpool1d', 'MaxUnpool2d', 'MaxUnpool3d'],
  ),
  unfit: 'it needs two inputs',
});
