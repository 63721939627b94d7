import { defineScores } from './define.js';

export default defineScores('imbalanced', 'One positive to twenty negatives', {
  seed: 109,
  positives: 23,
  negatives: 460,
  separation: 2.2,
});
