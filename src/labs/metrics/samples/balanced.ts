import { defineScores } from './define.js';

export default defineScores('balanced', 'Two classes of equal size', {
  seed: 1,
  positives: 200,
  negatives: 200,
  separation: 2,
});
