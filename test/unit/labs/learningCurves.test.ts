import assert from 'node:assert/strict';
import { learningCurvesLab as lab } from '../../../src/labs/learningCurves/lab.js';
import { parseHTML } from 'linkedom/worker';
import { themes } from '../../../src/labs/figure/theme.js';
import { labForTable } from '../../../src/labs/index.js';
import { visible } from '../../../src/labs/learningCurves/figures/lines.js';
import { loadInline } from '../../../src/labs/learningCurves/data.js';
import { guessColumns } from '../../../src/labs/learningCurves/guessColumns.js';
import { runOf, type Run } from '../../../src/labs/learningCurves/series.js';
import { onlyLog } from '../../../src/labs/learningCurves/runs/openLog.js';
import {
  initialState,
  type Columns,
  type LearningCurvesState,
} from '../../../src/labs/learningCurves/state.js';
import { viewOf } from '../../../src/labs/learningCurves/view.js';
import type { DataTable } from '../../../src/labs/data/table.js';
import { callsIn, PythonSource } from '../../../src/python/index.js';

function log(text: string, name = 'log.csv'): LearningCurvesState {
  return lab.withData(initialState, { kind: 'text', name, text });
}

function tableOf(text: string, name?: string): DataTable {
  const loaded = loadInline(log(text, name).data);
  assert.ok(loaded && 'table' in loaded);
  return loaded.table;
}

function guess(text: string, name?: string): Columns {
  return guessColumns(tableOf(text, name));
}

function run(text: string): Run {
  return runOf(tableOf(text), { columns: guess(text) });
}

function reading(text: string): string {
  return lab.figures(log(text))[0]!.reading.join('\n');
}

function notes(state: LearningCurvesState): string {
  return viewOf(state, onlyLog(loadInline(state.data)!)).notes.join('\n');
}

describe('a training log', () => {
  it('has its columns guessed by the names that training loops give them', () => {
    assert.deepEqual(guess('epoch,loss,accuracy,val_loss,val_accuracy\n1,2,0.1,2,0.1'), {
      step: 'epoch',
      trainLoss: 'loss',
      validationLoss: 'val_loss',
      trainAccuracy: 'accuracy',
      validationAccuracy: 'val_accuracy',
    });
    assert.deepEqual(guess('step\ttrain/loss\teval/loss\n1\t2\t2'), {
      step: 'step',
      trainLoss: 'train/loss',
      validationLoss: 'eval/loss',
      trainAccuracy: null,
      validationAccuracy: null,
    });
  });

  const logs: [title: string, text: string, columns: Partial<Columns>, name?: string][] = [
    [
      'Lightning, by the epoch where the step of a batch is logged too',
      'epoch,step,train_loss_step,train_loss_epoch,val_loss\n0,9,1,,\n0,9,,0.9,\n0,9,,,0.8',
      { step: 'epoch', trainLoss: 'train_loss_epoch', validationLoss: 'val_loss' },
    ],
    [
      'batches, by the step and not by the epoch that they share',
      'epoch,step,loss\n0,1,1\n0,2,0.9\n1,3,0.8',
      { step: 'step', trainLoss: 'loss' },
    ],
    [
      'YOLO',
      'epoch, train/box_loss, val/box_loss, metrics/accuracy_top1\n1,2,2,0.1',
      { trainLoss: 'train/box_loss', validationLoss: 'val/box_loss' },
    ],
    [
      'names in one word',
      'Epoch,trainLoss,valloss,testAcc\n1,2,2,0',
      {
        step: 'Epoch',
        trainLoss: 'trainLoss',
        validationLoss: 'valloss',
        validationAccuracy: 'testAcc',
      },
    ],
    ['TensorBoard', 'Wall time,Step,Value\n1,1,2', { step: 'Step', trainLoss: 'Value' }],
    [
      'TensorBoard, of a validation',
      'Wall time,Step,Value\n1,1,2',
      { trainLoss: null, validationLoss: 'Value' },
      'run-1-tag-val_loss.csv',
    ],
    [
      'value_loss, which is none of a validation',
      'step,value_loss\n1,2',
      {
        trainLoss: 'value_loss',
        validationLoss: null,
      },
    ],
  ];
  for (const [title, text, columns, name] of logs) {
    it(`has its columns guessed: ${title}`, () => {
      const guessed = guess(text, name);
      for (const [role, column] of Object.entries(columns)) {
        assert.equal(Object.entries(guessed).find(([one]) => one === role)?.[1], column, role);
      }
    });
  }

  it('is told from other tables by a loss', () => {
    assert.equal(labForTable(tableOf('epoch,loss\n1,2'))?.id, 'learningCurves');
    assert.equal(labForTable(tableOf('label,score\n1,0.2\n0,0.3'))?.id, 'metrics');
    assert.equal(labForTable(tableOf('label,a,b\nspam,0.2,0.5\nham,0.3,0.1'))?.id, 'metrics');
    assert.equal(labForTable(tableOf('label,width,height\n1,20,1.5\n0,30,2')), undefined);
    assert.equal(labForTable(tableOf('name,price\na,3\nb,4')), undefined);
  });

  it('whose last row is not whole yet does not diverge', () => {
    const { curves } = run('epoch,train_loss,val_loss\n1,1,1\n2,0.9,0.9\n3,0.8,');
    assert.deepEqual([...curves.validationLoss!.values], [1, 0.9]);
  });

  it('whose losses all end in empty cells does, as pandas writes NaN', () => {
    const { curves } = run('epoch,train_loss,lr\n1,1,1\n2,0.9,1\n3,,1\n4,,1');
    assert.deepEqual([...curves.trainLoss!.values], [1, 0.9, NaN, NaN]);
  });

  it('that overfits is neither short of training nor on a plateau nor diverging', () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `${i + 1},${1 / (i + 1)},${0.2 + (i - 5) ** 2 / 200}`,
    );
    const text = `epoch,train_loss,val_loss\n${rows.join('\n')}`;
    assert.match(reading(text), /^Overfitting: from epoch 6 to the end /);
    assert.doesNotMatch(reading(text), /Underfitting|Plateau|Divergence|too soon/);
  });

  it('of a million steps is drawn by the lowest and the highest of each stretch', () => {
    const values = Float64Array.from({ length: 1_000_000 }, (_, i) => Math.sin(i / 1e5));
    values[500_001] = 9;
    values[700_003] = -9;
    const kept = visible(values);
    assert.ok(kept.length <= 4002);
    assert.ok(kept.includes(500_001) && kept.includes(700_003) && kept.includes(999_999));
  });

  it('on a logarithmic axis leaves out what is not positive', () => {
    const text = 'epoch,train_loss\n1,100\n2,1\n3,0\n4,0.01';
    const [figure] = lab.figures({ ...log(text), logarithmic: true });
    const { document } = parseHTML('<html><body></body></html>');
    const { svg, y } = figure!.draw({ document, width: 480, height: 300, theme: themes.light });
    assert.equal(y.scale, 'log');
    assert.ok(y.domain[0] > 0.005 && y.domain[1] < 150);
    assert.doesNotMatch(svg.outerHTML, /NaN|Infinity/);
  });

  it('of one row, of no steps, of equal values or of huge ones is drawn', () => {
    const { document } = parseHTML('<html><body></body></html>');
    for (const text of [
      'epoch,train_loss,val_loss\n1,0.5,0.6',
      'train_loss\n0.5\n0.5\n0.5',
      'epoch,train_loss,val_loss\n1,inf,1\n2,inf,1\n3,nan,1',
      'epoch,train_loss,val_loss\n1,1e300,-1e300\n2,-1e300,1e300',
      'epoch,train_loss\n3,1\n3,2\n3,0.5',
      'epoch,train_loss,val_loss\ninf,1,1\n2,0.5,0.5',
      'epoch,val_accuracy\n1,0.1\n2,0.5',
    ]) {
      for (const logarithmic of [false, true]) {
        for (const { draw, table, reading: words } of lab.figures({ ...log(text), logarithmic })) {
          const { svg } = draw({ document, width: 480, height: 300, theme: themes.dark });
          assert.doesNotMatch(svg.outerHTML, /NaN|Infinity|undefined/, text);
          assert.ok(table(17).rows.length > 0);
          assert.ok(
            words.every((sentence) => !/undefined|null/.test(sentence)),
            words.join(),
          );
        }
      }
    }
  });

  it('may have the validation once an epoch and the training at every step', () => {
    const { curves } = run(
      'step,train_loss,val_loss\n10,1.0,\n20,0.8,\n20,,0.9\n30,0.6,\n40,0.5,\n40,,0.7',
    );
    assert.deepEqual([...curves.trainLoss!.steps], [10, 20, 30, 40]);
    assert.deepEqual([...curves.validationLoss!.values], [0.9, 0.7]);
  });

  it('that ends in NaN is found to diverge at that step', () => {
    const text = 'epoch,train_loss\n1,1\n2,0.9\n3,nan\n4,nan\n';
    assert.match(reading(text), /Divergence: the training loss is NaN from epoch 3 to the end/);
  });

  it('speaks of its own steps, not of rows', () => {
    const text = 'step,train_loss,val_loss\n100,1,1\n200,0.8,0.7\n300,0.6,0.9\n400,0.4,1.1\n';
    assert.match(reading(text), /lowest at step 200, 0.7/);
    assert.match(reading(text), /Overfitting: from step 200 to the end/);
  });

  it('that is no table says so and shows nothing', () => {
    const state = log('{', 'x.json');
    assert.deepEqual(lab.figures(state), []);
    assert.match(notes(state), /x\.json is not JSON/);
  });

  it('without the chosen columns says which are missing', () => {
    const columns = { ...guess('a,b\n1,2\n3,4'), trainLoss: 'train_loss' };
    const state = { ...log('a,b\n1,2\n3,4'), columns };
    assert.match(notes(state), /log.csv has no column “train_loss” of numbers/);
    assert.match(notes(state), /there are “a”, “b”/);
  });
});

describe('early stopping in the code', () => {
  const opened = (code: string) => {
    const [call] = callsIn(PythonSource.parse(code), lab.recognises);
    assert.ok(call);
    return lab.fromCode(call, []);
  };
  it('is replayed with its arguments, and written back as it was', () => {
    const code =
      'from lightning.pytorch.callbacks import EarlyStopping\nEarlyStopping(monitor="val_loss", min_delta=0.01, patience=5)';
    const { state, notes } = opened(code);
    assert.deepEqual(state.stopping, {
      rule: 'lightning',
      patience: 5,
      minDelta: 0.01,
      monitor: '"val_loss"',
      rest: [],
    });
    assert.deepEqual(notes, []);
    assert.equal(
      lab.toCode(state, (name) => name),
      'lightning.pytorch.callbacks.EarlyStopping(monitor="val_loss", min_delta=0.01, patience=5)',
    );
  });
  it('keeps what it monitors and all further arguments', () => {
    for (const text of [
      "EarlyStopping(monitor='val_acc', patience=5, mode='max', verbose=True)",
      'EarlyStopping(monitor=cfg.monitor, min_delta=0.1, patience=2, **options)',
    ]) {
      const { state } = opened(`from lightning.pytorch.callbacks import EarlyStopping\n${text}`);
      assert.equal(
        lab.toCode(state, () => 'EarlyStopping'),
        text,
      );
    }
    const { state, notes } = opened(
      'from lightning.pytorch.callbacks import EarlyStopping\nEarlyStopping("val_acc", 0.0, 4, False, "max")',
    );
    assert.equal(
      lab.toCode(state, () => 'EarlyStopping'),
      'EarlyStopping(monitor="val_acc", patience=4, verbose=False, mode="max")',
    );
    assert.match(notes.join(), /monitors `"val_acc"`; what is replayed here is a loss/);
  });
  it('says what cannot be read', () => {
    const { state, notes } = opened(
      'from keras.callbacks import EarlyStopping\nEarlyStopping(patience=args.patience)',
    );
    assert.equal(state.stopping.patience, 0);
    assert.equal(notes.length, 1);
  });
});
