import assert from 'node:assert/strict';
import {
  inCode,
  integer,
  loss,
  percent,
  place,
  probability,
  rate,
  show,
} from '../../../src/labs/figure/formatNumber.js';

describe('a number is written by what it is', () => {
  const cases: [kind: string, write: (value: number) => string, [number, string][]][] = [
    [
      'a whole number, never rounded',
      integer,
      [
        [37_145, '37,145'],
        [7, '7'],
        [-1955, '−1,955'],
        [123_456_789, '123,456,789'],
      ],
    ],
    [
      'any number',
      show,
      [
        [37_145, '37,145'],
        [0.1 + 0.2, '0.3'],
        [1e-5, '1e-5'],
        [-0.5, '−0.5'],
        [2 / 3, '0.6667'],
        [12_345.678, '12,350'],
        [1e20, '1e20'],
        [NaN, 'NaN'],
        [-Infinity, '−∞'],
        [0, '0'],
      ],
    ],
    [
      'a learning rate',
      rate,
      [
        [1e-5, '1e-5'],
        [0.1 + 0.2, '0.3'],
        [0.001, '0.001'],
        [3.0459e-5, '3.046e-5'],
        [1, '1'],
      ],
    ],
    [
      'a loss',
      loss,
      [
        [2.302585, '2.303'],
        [1.372e16, '1.372e16'],
        [Infinity, '∞'],
      ],
    ],
    [
      'a probability',
      probability,
      [
        [0.98234, '0.982'],
        [1, '1.000'],
        [NaN, '–'],
      ],
    ],
    [
      'a part of a whole',
      percent,
      [
        [0.0825, '8.25 %'],
        [1, '100 %'],
        [0.12345, '12.3 %'],
        [NaN, '–'],
      ],
    ],
    [
      'a place along a run',
      place,
      [
        [1955, '1,955'],
        [37_145.25, '37,145.25'],
        [0.333333, '0.33'],
      ],
    ],
    [
      'a number in code',
      inCode,
      [
        [37_145, '37145'],
        [1e-5, '1e-5'],
        [0.0001, '0.0001'],
        [1e22, '1e22'],
        [-2e-5, '-2e-5'],
        [0, '0'],
      ],
    ],
  ];
  for (const [kind, write, pairs] of cases) {
    it(kind, () => {
      for (const [value, text] of pairs) assert.equal(write(value), text);
    });
  }
});
