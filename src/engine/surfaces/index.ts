// Written by `npm run generate` from the files of this folder.
import { Registry } from '../registry.js';
import ackley from './ackley.js';
import beale from './beale.js';
import booth from './booth.js';
import bowl from './bowl.js';
import goldsteinPrice from './goldsteinPrice.js';
import himmelblau from './himmelblau.js';
import linearRegression from './linearRegression.js';
import logisticRegression from './logisticRegression.js';
import matyas from './matyas.js';
import monkeySaddle from './monkeySaddle.js';
import plateau from './plateau.js';
import rastrigin from './rastrigin.js';
import rosenbrock from './rosenbrock.js';
import saddle from './saddle.js';
import styblinskiTang from './styblinskiTang.js';
import threeHumpCamel from './threeHumpCamel.js';

/** Functions of two variables, to be descended on. */
export const surfaces = new Registry('surfaces', [
  ackley,
  beale,
  booth,
  bowl,
  goldsteinPrice,
  himmelblau,
  linearRegression,
  logisticRegression,
  matyas,
  monkeySaddle,
  plateau,
  rastrigin,
  rosenbrock,
  saddle,
  styblinskiTang,
  threeHumpCamel,
]);
