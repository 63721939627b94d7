import { integer } from '../../params.js';

/** The parameters that surfaces made of data share. */
export const sampleParams = {
  samples: integer({
    default: 64,
    min: 8,
    max: 512,
    step: 8,
    description: 'How many samples are drawn.',
    allowed: {
      test: (count) => count >= 2 && count <= 100_000,
      text: 'a whole number from 2 to 100000',
    },
  }),
  seed: integer({
    default: 0,
    min: 0,
    max: 100,
    description: 'Which data are drawn.',
    allowed: {
      test: (seed) => seed >= 0 && seed < 2 ** 32,
      text: 'a whole number from 0 to 2³² − 1',
    },
  }),
};
