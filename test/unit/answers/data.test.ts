import assert from 'node:assert/strict';
import { answerAboutData, type DataAnswer, type Files } from '../../../src/answers/data/index.js';

function filesOf(contents: Readonly<Record<string, string>>): Files {
  return {
    read: (path) => {
      const content = contents[path];
      return content === undefined ? undefined : new TextEncoder().encode(content);
    },
    list: (path) => {
      const inside = Object.keys(contents).filter((one) => one.startsWith(`${path}/`));
      return inside.length > 0 ? inside.map((one) => one.slice(path.length + 1)) : undefined;
    },
  };
}

const files = filesOf({
  'log.csv': 'epoch,train_loss,val_loss\n1,1,1.5\n2,0.5,0.75\n3,0.25,nan\n',
  'runs/a.csv': 'epoch,loss\n1,1\n2,0.5',
  'runs/empty.csv': '',
  'mlruns/0/abc/metrics/train_loss': '1700000000000 0.9 0\n1700000001000 0.5 1\n',
  'mlruns/0/abc/metrics/val_loss': '1700000000000 1 0\n1700000001000 nan 1\n',
  'mlruns/0/abc/params.yaml': 'lr: 1',
  'dvclive/plots/metrics/train/loss.tsv': 'step\tloss\n0\t0.9\n1\t0.5\n',
  'dvclive/plots/metrics/eval/loss.tsv': 'step\tloss\n0\t1\n1\t0.75\n',
  'scores.csv': 'label,score\n1,0.75\n0,0.25\n1,0.25\n0,0.25\n',
});

function withoutTime(answer: DataAnswer): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answer).filter(([key]) => key !== 'ms'));
}

describe('a question about data', () => {
  it('about a log is answered with its columns and what it shows', () => {
    const { findings, ...rest } = withoutTime(
      answerAboutData({ ask: 'log', file: 'log.csv' }, files),
    );
    assert.ok(Array.isArray(findings) && findings.length > 0);
    assert.deepEqual(rest, {
      rows: 3,
      step: 'epoch',
      train: 'train_loss',
      validation: 'val_loss',
      trainAccuracy: null,
      validationAccuracy: null,
      series: [
        { name: 'train_loss', n: 3, first: 1, last: 0.25 },
        { name: 'val_loss', n: 3, first: 1.5, last: 'NaN' },
      ],
      best: { at: 2, value: 0.75 },
      notes: [],
    });
  });

  it('about a folder is answered for each file by itself', () => {
    const answer = answerAboutData({ ask: 'log', file: 'runs' }, files);
    assert.ok('runs' in answer);
    assert.deepEqual(Object.keys(answer.runs), ['a.csv', 'empty.csv']);
    assert.match(JSON.stringify(answer.runs['empty.csv']), /"error":"empty\.csv is empty/);
  });

  it('about folders with a file for each metric is answered for the run', () => {
    const [mlflow, dvclive] = ['mlruns', 'dvclive'].map((file) =>
      answerAboutData({ ask: 'log', file }, files),
    );
    assert.ok(mlflow && 'runs' in mlflow && dvclive && 'runs' in dvclive);
    assert.deepEqual(Object.keys(mlflow.runs), ['0/abc']);
    const [run] = Object.values(mlflow.runs);
    assert.ok(run && 'findings' in run);
    assert.deepEqual([run.train, run.validation, run.step], ['train_loss', 'val_loss', 'step']);
    assert.ok(run.findings.some(({ kind }) => kind === 'nan'));
    const [other] = Object.values(dvclive.runs);
    assert.ok(other && 'findings' in other);
    assert.deepEqual([other.train, other.validation], ['train/loss', 'eval/loss']);
    assert.deepEqual(other.best, { at: 1, value: 0.75 });
  });

  it('about predictions is answered with columns and figures', () => {
    const { notes, ...rest } = withoutTime(
      answerAboutData({ ask: 'predictions', file: 'scores.csv' }, files),
    );
    assert.ok(Array.isArray(notes));
    assert.deepEqual(rest, {
      rows: 4,
      label: 'label',
      score: 'score',
      classes: null,
      predicted: null,
      positive: '1',
      auc: 0.75,
      ap: 0.75,
      brier: (0.0625 + 0.0625 + 0.5625 + 0.0625) / 4,
      accuracy: 0.75,
    });
  });

  it('about a file that is not there is answered with what is wrong', () => {
    const answer = answerAboutData({ ask: 'log', file: 'gone.csv' }, files);
    assert.deepEqual(answer, { error: 'gone.csv cannot be read. Is it there?' });
  });
});
