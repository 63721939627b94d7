import assert from 'node:assert/strict';
import { learningCurvesLab as lab } from '../../../src/labs/learningCurves/lab.js';
import { loadInline } from '../../../src/labs/learningCurves/data.js';
import { guessColumns } from '../../../src/labs/learningCurves/guessColumns.js';
import { runOf, type Run } from '../../../src/labs/learningCurves/series.js';
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
  return runOf(tableOf(text), guess(text));
}

function reading(text: string): string {
  return lab.figures(log(text))[0]!.reading.join('\n');
}

function notes(state: LearningCurvesState): string {
  return viewOf(state, loadInline(state.data)!).notes.join('\n');
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

  it('may have the validation once an epoch and the training at every step', () => {
    const { curves } = run(
      'step,train_loss,val_loss\n10,1.0,\n20,0.8,\n20,,0.9\n30,0.6,\n40,0.5,\n40,,0.7',
    );
    assert.deepEqual([...curves.trainLoss!.steps], [10, 20, 30, 40]);
    assert.deepEqual([...curves.validationLoss!.values], [0.9, 0.7]);
  });

  it('that ends in NaN is found to diverge at that step', () => {
    const text = 'epoch,train_loss\n1,1\n2,0.9\n3,nan\n4,nan\n';
    assert.match(reading(text), /Divergence: The loss at epoch 3 is NaN/);
  });

  it('speaks of its own steps, not of rows', () => {
    const text = 'step,train_loss,val_loss\n100,1,1\n200,0.8,0.7\n300,0.6,0.9\n400,0.4,1.1\n';
    assert.match(reading(text), /lowest at step 200, 0.7/);
    assert.match(reading(text), /Overfitting: From step 200 to 300/);
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
    assert.deepEqual(state.stopping, { rule: 'lightning', patience: 5, minDelta: 0.01 });
    assert.deepEqual(notes, []);
    assert.equal(
      lab.toCode(state, (name) => name),
      'lightning.pytorch.callbacks.EarlyStopping(monitor="val_loss", min_delta=0.01, patience=5)',
    );
  });
  it('says what cannot be read', () => {
    const { state, notes } = opened(
      'from keras.callbacks import EarlyStopping\nEarlyStopping(patience=args.patience)',
    );
    assert.equal(state.stopping.patience, 0);
    assert.equal(notes.length, 1);
  });
});
