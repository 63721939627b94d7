import assert from 'node:assert/strict';
import * as v from 'valibot';
import { calls } from '../../../src/labs/metrics/calls.js';
import { metricsLab } from '../../../src/labs/metrics/lab.js';
import { initialState, metricsSchema, type MetricsState } from '../../../src/labs/metrics/state.js';
import { usualSpelling } from '../../../src/libraries/spelling.js';
import { callsIn, PythonSource, spell } from '../../../src/python/index.js';

const IMPORTS = `import numpy as np
import torchmetrics
import sklearn.calibration
import sklearn.metrics
from sklearn.metrics import *
from sklearn.metrics import f1_score, confusion_matrix, precision_recall_curve, roc_auc_score
from sklearn.calibration import calibration_curve
from torchmetrics.functional.classification import binary_f1_score, binary_auroc
`;

/** What the last call of the code comes to. */
function opened(code: string): ReturnType<typeof metricsLab.fromCode> {
  const found = callsIn(PythonSource.parse(`${IMPORTS}${code}`), metricsLab.recognises);
  const call = found.at(-1);
  assert.ok(call, `no call in ${code}`);
  return metricsLab.fromCode(call, found);
}

function written(state: MetricsState): string {
  const source = PythonSource.parse(IMPORTS);
  return metricsLab.toCode(state, (name) => spell(source, IMPORTS.length, name).expression);
}

const DATA = 'y = [0, 1, 1, 0]\ns = [0.1, 0.8, 0.4, 0.3]\np = [0, 1, 0, 0]\n';

describe('a call of a metric becomes a state', () => {
  it('with its lists as data', () => {
    const { state, notes } = opened(`${DATA}precision_recall_curve(y, s)`);
    assert.deepEqual(notes, []);
    assert.deepEqual(state.data, {
      kind: 'text',
      name: 'precision_recall_curve.csv',
      text: 'y,s\r\n0,0.1\r\n1,0.8\r\n1,0.4\r\n0,0.3',
    });
    assert.deepEqual([state.columns?.label, state.columns?.score], ['y', 's']);
    assert.equal(metricsLab.figures(state)[0]?.id, 'pr');
  });

  it('with arrays, texts and keywords', () => {
    const { state, notes } = opened(
      'confusion_matrix(y_pred=np.array(["a", "b, c"]), y_true=["a", "a"], normalize="true")',
    );
    assert.deepEqual(notes, []);
    assert.deepEqual(
      [state.normalize, state.columns?.prediction, state.data.kind === 'text' && state.data.text],
      ['true', 'y_pred', 'y_true,y_pred\r\na,a\r\na,"b, c"'],
    );
    assert.equal(metricsLab.figures(state)[0]?.id, 'confusion');
  });

  it('with one column of probabilities a class', () => {
    const { state } = opened(
      'y = ["a", "b", "c"]\nprobs = [[.5, .3, .2], [.1, .8, .1], [.2, .2, .6]]\nroc_auc_score(y, probs, multi_class="ovr")',
    );
    assert.deepEqual(state.columns?.classScores, ['probs_0', 'probs_1', 'probs_2']);
    assert.deepEqual(
      metricsLab.figures(state).map(({ id }) => id),
      ['confusion', 'classes', 'class-roc', 'class-pr'],
    );
  });

  it('with the threshold of a comparison, whose scores stand in another call', () => {
    const { state, notes } = opened(
      `${DATA}roc_auc_score(y, s)\nf1_score(y, (s >= 0.35).astype(int))`,
    );
    assert.deepEqual(notes, []);
    assert.deepEqual([state.threshold, state.columns?.score, state.figure], [0.35, 's', 'f1']);
  });

  it('with the threshold that torchmetrics takes', () => {
    const { state } = opened(`${DATA}binary_f1_score(s, y, threshold=0.35)`);
    assert.deepEqual(
      [state.threshold, state.columns?.label, state.columns?.score],
      [0.35, 'y', 's'],
    );
  });

  it('with sample data where nothing can be read, and says so', () => {
    const { state, notes } = opened('precision_recall_curve(labels, model(x))');
    assert.deepEqual(notes, [
      '`labels` is not known before the code runs: shown with sample data. Open the real ones under Data.',
    ]);
    assert.equal(state.data.kind, 'sample');
    assert.ok(metricsLab.figures(state).length > 0);
  });

  const unread: [code: string, note: RegExp][] = [
    [`${DATA}precision_recall_curve(y, s[:2])`, /^`s\[:2\]` is not known/],
    [`${DATA}precision_recall_curve(y, [1, 2])`, /^`\[1, 2\]` is not known/],
    [`${DATA}precision_recall_curve(y, [x, 1, 2, 3])`, /is not known/],
    [`precision_recall_curve()`, /^`y_true` is not known/],
    [`${DATA}precision_recall_curve(y, s, 3)`, /^There is no parameter for `3`\.$/],
  ];
  for (const [code, note] of unread) {
    it(`${code.split('\n').at(-1) ?? ''} is explained`, () => {
      const { state, notes } = opened(code);
      assert.ok(
        notes.some((one) => note.test(one)),
        notes.join(' | '),
      );
      assert.ok(v.is(metricsSchema, state));
    });
  }
});

describe('a state becomes a call of a metric', () => {
  for (const code of [
    'precision_recall_curve(y_true, y_score)',
    'roc_auc_score(y[mask], model.predict_proba(x)[:, 1])',
    'f1_score(y_true, (y_score >= 0.42).astype(int))',
    'f1_score(y_true, ((a + b) >= 0.42).astype(int), pos_label=2)',
    'f1_score(y_true, (probs > 0.42))'.replace('>', '>='),
    "f1_score(y_true, y_pred, average='macro', zero_division=0)",
    "confusion_matrix(y_true, y_pred, normalize='pred')",
    "calibration_curve(y_true, y_prob, n_bins=12, strategy='quantile')",
    'binary_f1_score(preds, target, threshold=0.3)',
    'binary_auroc(preds, target, max_fpr=0.1)',
    'torchmetrics.functional.f1_score(preds, target, task="binary", threshold=0.3)',
    'roc_auc_score(y_true, y_score, **options)',
  ]) {
    it(`${code}, and back again`, () => {
      assert.equal(written(opened(code).state), code);
    });
  }

  for (const { name, hasThreshold, takes, signature } of calls) {
    it(`${name} with its data, twice the same`, () => {
      const operands = signature.startsWith('preds')
        ? `${takes === 'labels' && !hasThreshold ? 'p' : 's'}, y`
        : `y, ${takes === 'scores' ? 's' : 'p'}`;
      const code = `${DATA}${name}(${operands}${hasThreshold ? ', threshold=0.25' : ''})`;
      const { state, notes } = opened(code);
      assert.deepEqual(notes, []);
      const again = opened(`${DATA}${metricsLab.toCode(state, (one) => one)}`);
      assert.deepEqual(again, { state, notes: [] });
      assert.ok(v.is(metricsSchema, state));
      assert.ok(metricsLab.figures(state).length > 0);
    });
  }

  it('the threshold that is moved to stands in the code', () => {
    const { state } = opened(`${DATA}f1_score(y, (s >= 0.5).astype(int))\nroc_auc_score(y, s)`);
    const { state: parted } = opened(
      `${DATA}roc_auc_score(y, s)\nf1_score(y, (s >= 0.5).astype(int))`,
    );
    assert.equal(written({ ...parted, threshold: 0.2 }), 'f1_score(y, (s >= 0.2).astype(int))');
    assert.equal(written({ ...state, threshold: 0.2 }), 'roc_auc_score(y, s)');
  });
});

describe('a second call joins what is shown', () => {
  it('as a second model where its rows are the same', () => {
    const first = opened(`${DATA}roc_auc_score(y, s)`).state;
    const second = opened(`${DATA}t = [0.2, 0.9, 0.7, 0.1]\nroc_auc_score(y, t)`).state;
    const joined = metricsLab.join(first, second);
    assert.ok(v.is(metricsSchema, joined));
    assert.deepEqual([joined.columns?.score, joined.columns?.secondScore], ['s', 't']);
    assert.ok(metricsLab.figures(joined).some(({ id }) => id === 'models'));
  });
  it('in its place where they are others', () => {
    const first = opened(`${DATA}roc_auc_score(y, s)`).state;
    const second = opened('roc_auc_score([1, 0], [0.2, 0.3])').state;
    assert.equal(metricsLab.join(first, second), second);
    assert.equal(metricsLab.join(initialState, second), second);
  });
  it('and the same call changes nothing', () => {
    const { state } = opened(`${DATA}roc_auc_score(y, s)`);
    assert.deepEqual(metricsLab.join(state, state), state);
  });
});

describe('a state of the metrics lab that is not one is refused', () => {
  const bad: [string, unknown][] = [
    ['nothing', undefined],
    ['an unknown sample', { ...initialState, data: { kind: 'sample', id: 'constructor' } }],
    ['an unknown source', { ...initialState, data: { kind: 'url', uri: 'https://example.com' } }],
    [
      'a text of a megabyte',
      { ...initialState, data: { kind: 'text', name: 'x', text: 'x'.repeat(1e6) } },
    ],
    ['NaN for a threshold', { ...initialState, threshold: NaN }],
    ['an infinite threshold', { ...initialState, threshold: Infinity }],
    ['a negative cost', { ...initialState, costs: { fp: -1, fn: 1 } }],
    ['half a bin', { ...initialState, bins: 2.5 }],
    ['no bins', { ...initialState, bins: 0 }],
    ['an unknown call', { ...initialState, call: { ...initialState.call, name: 'os.system' } }],
    ['three models', { ...initialState, models: ['a', 'b', 'c'] }],
  ];
  for (const [title, state] of bad) {
    it(title, () => {
      assert.equal(v.is(metricsSchema, state), false);
    });
  }
  it('but the initial state is one', () => {
    assert.ok(v.is(metricsSchema, initialState));
  });
  it('and one whose data cannot be read has no pictures and a script that says why', () => {
    const state: MetricsState = { ...initialState, data: { kind: 'text', name: 'x', text: '{' } };
    assert.deepEqual(metricsLab.figures(state), []);
    assert.match(metricsLab.toScript(state).python, /^# x is not JSON/);
    assert.equal(typeof metricsLab.toCode(state, (name) => name), 'string');
  });
});

describe('other data', () => {
  const scores = { kind: 'text', name: 'a.csv', text: 'label,score\n1,0.9\n0,0.2\n' } as const;
  const classes = { kind: 'text', name: 'b.csv', text: 'label,pred\na,a\nb,c\nc,c\n' } as const;
  const code = (state: MetricsState): string => metricsLab.toCode(state, usualSpelling);

  it('keep the call that the code has, so that it can be written back', () => {
    const call = {
      ...initialState.call,
      name: 'sklearn.metrics.f1_score',
      truth: 'labels',
    } as const;
    const shown = { ...initialState, call, threshold: 0.9, positive: 'x' };
    const state = metricsLab.withData(shown, scores);
    assert.deepEqual(state.call, call);
    assert.equal(code(state), 'f1_score(labels, (y_score >= 0.5).astype(int))');
    assert.equal(state.positive, null);
  });

  it('change the usual call for one that fits them', () => {
    const many = metricsLab.withData(initialState, classes);
    assert.equal(code(many), 'confusion_matrix(y_true, y_pred)');
    assert.equal(
      code(metricsLab.withData(many, scores)),
      'precision_recall_curve(y_true, y_score)',
    );
  });
});
