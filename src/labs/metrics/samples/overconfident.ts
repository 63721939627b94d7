import { defineScores } from './define.js';

export default defineScores('overconfident', 'An overconfident model', {
  seed: 3,
  positives: 240,
  negatives: 240,
  separation: 1.4,
  sharpness: 3,
});
