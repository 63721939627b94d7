import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DataError } from '../../../src/labs/data/table.js';
import { readText } from '../../../src/labs/data/readText.js';
import { analyse } from '../../../src/labs/metrics/analysis.js';
import {
  analyseBinary,
  bestFor,
  countsAt,
  f1,
  shortestBetween,
  thresholdOfRow,
  usualThreshold,
  type BinaryAnalysis,
} from '../../../src/labs/metrics/binary.js';
import { analyseClasses, orderByConfusion } from '../../../src/labs/metrics/classes.js';
import { problemOf, type Reading } from '../../../src/labs/metrics/problem.js';
import { guessRoles } from '../../../src/labs/metrics/roles.js';
import { resample } from '../../../src/labs/metrics/resample.js';
import { initialState } from '../../../src/labs/metrics/state.js';
import { viewOf } from '../../../src/labs/metrics/view.js';

const GUESSED: Reading = { columns: null, positive: null, models: [] };
const table = (text: string): ReturnType<typeof readText> => readText('a.csv', text);

function binary(text: string, change: Partial<Reading> = {}): BinaryAnalysis {
  const problem = problemOf(table(text), { ...GUESSED, ...change });
  assert.equal(problem.kind, 'binary');
  return analyseBinary(problem, { bins: 5, strategy: 'uniform' });
}

describe('the columns of a table are guessed', () => {
  const cases: [text: string, roles: Partial<ReturnType<typeof guessRoles>>][] = [
    ['y_true,y_score\n0,0.2\n1,0.7', { label: 'y_true', score: 'y_score' }],
    ['score,label\n0.2,0\n0.7,1', { label: 'label', score: 'score' }],
    ['target,prob\n0,0.2\n1,0.7', { label: 'target', score: 'prob' }],
    ['id,label,logit\n1,0,-3\n2,1,2', { label: 'label', score: 'logit' }],
    ['label,pred\ncat,cat\ndog,cat', { label: 'label', prediction: 'pred', score: null }],
    [
      'label,predicted,confidence\ncat,cat,0.7\ndog,cat,0.6',
      { prediction: 'predicted', score: 'confidence' },
    ],
    ['label,large,small\n0,0.2,0.3\n1,0.7,0.4', { score: 'large', secondScore: 'small' }],
    ['label,proba_0,proba_1\n0,0.8,0.2\n1,0.3,0.7', { score: 'proba_1', secondScore: null }],
    [
      'label,cat,dog,owl\ncat,0.8,0.1,0.1\ndog,0.2,0.7,0.1\nowl,0,0,1',
      { classScores: ['cat', 'dog', 'owl'] },
    ],
    [
      'y,probs_0,probs_1,probs_2\n0,1,0,0\n1,0,1,0\n2,0,0,1',
      { label: 'y', classScores: ['probs_0', 'probs_1', 'probs_2'] },
    ],
    ['model,label,score\na,0,0.2\nb,1,0.7', { model: 'model', label: 'label', score: 'score' }],
    ['label,score,weight\n0,0.2,2\n1,0.7,3', { weight: 'weight' }],
    ['column 1,column 2\n0,0.2\n1,0.7', { label: 'column 1', score: 'column 2' }],
    ['actual,y_hat\nspam,ham\nham,ham', { label: 'actual', prediction: 'y_hat' }],
  ];
  for (const [text, expected] of cases) {
    it(text.split('\n', 1).join(), () => {
      const roles = guessRoles(table(text));
      assert.deepEqual(
        Object.fromEntries(
          Object.keys(expected).map((key) => [
            key,
            Object.entries(roles).find(([name]) => name === key)?.[1],
          ]),
        ),
        expected,
      );
    });
  }
  it('a confusion matrix is one, with names or without', () => {
    for (const text of ['[[50, 3], [2, 45]]', '[[50 3]\n [2 45]]']) {
      const problem = problemOf(readText('text', text), GUESSED);
      assert.equal(problem.kind, 'classes');
      assert.deepEqual([...analyseClasses(problem).matrix], [50, 3, 2, 45]);
      assert.deepEqual(problem.classes, ['0', '1']);
    }
    const named = problemOf(table(',cat,dog,owl\ncat,5,1,0\ndog,2,7,0\nowl,0,0,9'), GUESSED);
    assert.equal(named.kind, 'classes');
    assert.deepEqual(named.classes, ['cat', 'dog', 'owl']);
    assert.deepEqual([...analyseClasses(named).matrix], [5, 1, 0, 2, 7, 0, 0, 0, 9]);
  });
});

describe('rows that cannot be used are left out and named', () => {
  it('by reason', () => {
    const { notes, models } = binary('label,score\n0,0.1\n1,\n,0.5\n1,oops\n1,0.9\n0,inf');
    assert.deepEqual(notes, [
      '3 of 6 rows are left out, with no finite number in “score”: lines 3, 5 and 7.',
      '1 of 6 rows is left out, with no class in “label”: line 4.',
    ]);
    assert.deepEqual([...(models[0]?.scores ?? [])], [0.1, 0.9]);
  });
  it('of negative weights', () => {
    const { notes } = binary('label,score,weight\n0,0.1,1\n1,0.4,-1\n1,0.9,2');
    assert.deepEqual(notes, ['1 of 3 rows is left out, with no weight of at least 0: line 3.']);
  });
  const errors: [title: string, text: string, message: RegExp][] = [
    ['no class', 'score\n0.1\n0.2', /^No column of a\.csv is chosen that holds classes\./],
    [
      'nothing to compare with',
      'label,name\n0,x\n1,y',
      /^There is nothing to compare “label” with\. Choose a column of predicted classes or of scores under Data\.$/,
    ],
    ['nothing at all', 'label,score\n0,\n1,', /^There is nothing|^No row of a\.csv can be used\./],
  ];
  for (const [title, text, message] of errors) {
    it(`${title}: says what to do`, () => {
      assert.throws(
        () => analyse(table(text), initialState),
        (error) => error instanceof DataError && message.test(error.message),
      );
    });
  }
  it('too many classes', () => {
    const rows = Array.from({ length: 150 }, (_, i) => `${i},${i}`).join('\n');
    const columns = { ...guessRoles(table('label,pred\n0,0\n1,1')) };
    assert.throws(
      () => problemOf(table(`label,pred\n${rows}`), { ...GUESSED, columns }),
      /“label” holds 150 different values, too many for classes\./,
    );
  });
  it('one class alone: its scores are shown, and why there are no curves', () => {
    const view = viewOf(initialState, { table: table('label,score\n1,0.2\n1,0.9') });
    assert.equal(view.kind, 'binary');
    assert.deepEqual(
      view.figures.map(({ id }) => id),
      ['scores', 'matrix'],
    );
    assert.match(
      view.notes.at(-1) ?? '',
      /^All rows are of one class|^All rows are of the class 1/,
    );
  });
  it('weights that are all 0', () => {
    assert.throws(
      () => analyse(table('label,score,weight\n1,0.2,0\n0,0.9,0'), initialState),
      /^DataError: a\.csv: sample_weight must not be zero throughout\.$/,
    );
  });
});

describe('which class is positive', () => {
  const cases: [labels: [string, string], positive: string][] = [
    [['0', '1'], '1'],
    [['-1', '1'], '1'],
    [['ham', 'spam'], 'spam'],
    [['True', 'False'], 'True'],
    [['no', 'yes'], 'yes'],
  ];
  for (const [[one, other], positive] of cases) {
    it(`of ${one} and ${other}`, () => {
      assert.equal(binary(`label,score\n${one},0.1\n${other},0.9`).positive, positive);
    });
  }
  it('the one that is chosen', () => {
    const { positive, negative, ranked } = binary('label,score\nham,0.9\nspam,0.1', {
      positive: 'ham',
    });
    assert.deepEqual([positive, negative, ranked[0]?.auc], ['ham', 'spam', 1]);
  });
  it('one of several, against the rest', () => {
    const text = 'label,a,b,c\na,0.8,0.1,0.1\nb,0.3,0.6,0.1\nc,0.2,0.2,0.6\na,0.25,0.5,0.25';
    const { positive, negative, ranked } = binary(text, { positive: 'a' });
    assert.deepEqual([positive, negative], ['a', 'rest']);
    assert.equal(ranked[0]?.auc, 0.75);
  });
});

describe('models', () => {
  it('below each other are told apart by a column', () => {
    const text = 'model,label,score\na,0,0.1\nb,0,0.9\na,1,0.9\nb,1,0.1';
    const { ranked, paired } = binary(text);
    assert.deepEqual(
      ranked.map(({ name, auc }) => [name, auc]),
      [
        ['a', 1],
        ['b', 0],
      ],
    );
    assert.equal(paired, false);
  });
  it('are the two that are chosen', () => {
    const text = 'model,label,score\na,0,0.1\nb,0,0.9\nc,1,0.9\nb,1,0.1\na,1,1\nc,0,1';
    const { ranked } = binary(text, { models: ['c', 'b'] });
    assert.deepEqual(
      ranked.map(({ name }) => name),
      ['c', 'b'],
    );
  });
});

describe('a threshold', () => {
  const scored = fc
    .array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 1000 })), {
      minLength: 2,
      maxLength: 60,
    })
    .filter((rows) => new Set(rows.map(([label]) => label)).size === 2);
  const analysisOf = (rows: readonly (readonly [boolean, number])[]): BinaryAnalysis =>
    binary(
      `label,score\n${rows.map(([label, score]) => `${Number(label)},${score / 1000}`).join('\n')}`,
    );

  it('counts what scores as high or higher', () => {
    fc.assert(
      fc.property(scored, fc.double({ min: -1, max: 2, noNaN: true }), (rows, threshold) => {
        const [model] = analysisOf(rows).ranked;
        assert.ok(model);
        const called = rows.filter(([, score]) => score / 1000 >= threshold);
        const tp = called.filter(([label]) => label).length;
        const counts = countsAt(model, threshold);
        assert.deepEqual([counts.tp, counts.fp], [tp, called.length - tp]);
        assert.equal(counts.tp + counts.fp + counts.fn + counts.tn, rows.length);
      }),
    );
  });
  it('of a row, in few digits, parts the classes as the score does', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const [model] = analysisOf(rows).ranked;
        assert.ok(model);
        model.ranking.thresholds.forEach((score, row) => {
          assert.deepEqual(
            countsAt(model, thresholdOfRow(model.ranking, row)),
            countsAt(model, score),
          );
        });
      }),
    );
  });
  it('that is best by F1 is beaten by none', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const [model] = analysisOf(rows).ranked;
        assert.ok(model);
        const best = bestFor(model, 'f1', { fp: 1, fn: 1 });
        assert.ok(best);
        assert.ok(Math.abs(f1(countsAt(model, best.threshold)) - best.value) < 1e-12);
        for (const score of model.ranking.thresholds) {
          assert.ok(!(f1(countsAt(model, score)) > best.value + 1e-12));
        }
      }),
    );
  });
  it('has no more digits than it needs', () => {
    const cases: [low: number, high: number, between: number][] = [
      [0.41234, 0.43211, 0.42],
      [0.1, 0.9, 0.5],
      [-3.2, 4.1, 0.4],
      [0.5, 0.500001, 0.5000005],
    ];
    for (const [low, high, between] of cases) assert.equal(shortestBetween(low, high), between);
    assert.equal(shortestBetween(1, 1 + Number.EPSILON), 1 + Number.EPSILON);
  });
  it('is one half for probabilities and 0 for logits unless told', () => {
    assert.equal(usualThreshold(binary('label,score\n0,0.1\n1,0.9')), 0.5);
    assert.equal(usualThreshold(binary('label,score\n0,-2\n1,3')), 0);
    assert.equal(usualThreshold(binary('label,score\n0,10\n1,30')), 20);
  });
  it('of logits has no calibration, and the notes say why', () => {
    const view = viewOf(initialState, { table: table('label,score\n0,-2\n1,3\n0,1') });
    assert.equal(view.kind, 'binary');
    assert.ok(!view.figures.some(({ id }) => id === 'calibration'));
    assert.match(view.notes.at(-1) ?? '', /no probabilities/);
  });
});

describe('classes in the order of their confusion', () => {
  it('stand beside those they are taken for', () => {
    const problem = problemOf(
      readText('text', '[[9,0,1,0],[0,9,0,3],[2,0,9,0],[0,4,0,9]]'),
      GUESSED,
    );
    assert.equal(problem.kind, 'classes');
    const order = orderByConfusion(analyseClasses(problem));
    assert.deepEqual(
      order.toSorted((a, b) => a - b),
      [0, 1, 2, 3],
    );
    assert.equal(Math.abs(order.indexOf(0) - order.indexOf(2)), 1);
    assert.equal(Math.abs(order.indexOf(1) - order.indexOf(3)), 1);
  });
  it('are all there, however many are confused with none', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }),
        fc.array(fc.nat(3), { minLength: 64, maxLength: 64 }),
        (size, cells) => {
          const matrix = Array.from({ length: size }, (_, row) =>
            cells
              .slice(row * size, row * size + size)
              .map((cell, column) => (row === column ? cell + 1 : cell)),
          );
          const problem = problemOf(readText('text', JSON.stringify(matrix)), GUESSED);
          assert.equal(problem.kind, 'classes');
          const order = orderByConfusion(analyseClasses(problem));
          assert.deepEqual(
            order.toSorted((a, b) => a - b),
            problem.classes.map((_, i) => i),
          );
        },
      ),
    );
  });
});

describe('bootstrap bands of the lab', () => {
  const text = Array.from(
    { length: 60 },
    (_, i) =>
      `${i % 3 === 0 ? 1 : 0},${((i * 37) % 60) / 80 + (i % 3 === 0 ? 0.1 : 0)},${((i * 11) % 60) / 60}`,
  );
  const { models, paired, ranked } = binary(`label,one,other\n${text.join('\n')}`);
  const uncertainty = resample({ models, paired }, () => undefined);
  it('hold the areas, and the same rows give the same', () => {
    ranked.forEach(({ auc, ap }, i) => {
      const bands = uncertainty.models[i];
      assert.ok(bands && bands.auc.low <= auc && auc <= bands.auc.high);
      assert.ok(bands.ap.low <= ap && ap <= bands.ap.high);
    });
    assert.deepEqual(
      resample({ models, paired }, () => undefined),
      uncertainty,
    );
  });
  it('of two models on the same rows come with the difference', () => {
    const [one, other] = ranked;
    const difference = (other?.auc ?? NaN) - (one?.auc ?? NaN);
    assert.ok(uncertainty.differences);
    assert.ok(uncertainty.differences.auc.low <= difference);
    assert.ok(difference <= uncertainty.differences.auc.high);
  });
});
