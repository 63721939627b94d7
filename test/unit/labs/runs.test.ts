import assert from 'node:assert/strict';
import { loadText } from '../../../src/labs/data/loaded.js';
import { logsIn, shortNames } from '../../../src/labs/learningCurves/logFiles.js';
import { duration } from '../../../src/labs/learningCurves/runs/axes.js';
import { differenceOf, sortRuns } from '../../../src/labs/learningCurves/runs/compare.js';
import type { OpenLog } from '../../../src/labs/learningCurves/runs/openLog.js';
import { initialState, type LearningCurvesState } from '../../../src/labs/learningCurves/state.js';
import { viewOf, type LearningCurvesView } from '../../../src/labs/learningCurves/view.js';

function openLog(name: string, text: string, others: Partial<OpenLog> = {}): OpenLog {
  const loaded = loadText({ kind: 'text', name, text });
  assert.ok(loaded);
  return { key: name, name, loaded, ...others };
}

function losses(values: readonly number[], header = 'epoch,train_loss,val_loss'): string {
  return [header, ...values.map((value, i) => `${i + 1},${value / 2},${value}`)].join('\n');
}

const LOGS = [
  openLog('a.csv', losses([1, 0.5, 0.4, 0.6])),
  openLog('b.csv', losses([1, 0.8, 0.3])),
  openLog('c.csv', losses([1, 0.9, 0.7, 0.5, 0.2])),
];

function view(
  state: Partial<LearningCurvesState>,
  logs: readonly OpenLog[] = LOGS,
): LearningCurvesView {
  return viewOf({ ...initialState, ...state }, logs);
}

describe('several runs', () => {
  it('are compared by their validation loss, with the best of each', () => {
    const { comparison, figures, selected } = view({});
    assert.equal(comparison?.quantity.title, 'validation loss');
    assert.deepEqual(
      comparison.runs.map(({ name, lowest, lowestAt, last }) => [name, lowest, lowestAt, last]),
      [
        ['a.csv', 0.4, 3, 0.6],
        ['b.csv', 0.3, 3, 0.3],
        ['c.csv', 0.2, 5, 0.2],
      ],
    );
    assert.equal(selected?.name, 'a.csv');
    assert.deepEqual(
      figures.map(({ id }) => id),
      ['runs', 'curves', 'gap'],
    );
    assert.match(
      figures[0]?.reading.join('\n') ?? '',
      /“c\.csv” 0\.2 at epoch 5, “b\.csv” 0\.3 at epoch 3, “a\.csv” 0\.4 at epoch 3/,
    );
  });

  it('are those of one log alone where it holds several', () => {
    const rows = ['a', 'b'].flatMap((run) =>
      [1, 2, 3].map((epoch) => `${run},${epoch},${1 / epoch}`),
    );
    const { runs, guesses } = view({}, [
      openLog('', `run,epoch,loss\n${rows.join('\n')}`, { key: '' }),
    ]);
    assert.deepEqual(
      runs.map(({ key, name }) => [key, name]),
      [
        ['a', 'a'],
        ['b', 'b'],
      ],
    );
    assert.match(guesses[0]?.sentence ?? '', /holds 2 runs: “a” and “b”/);
  });

  it('are renamed, hidden and ordered as the user has decided', () => {
    const runs = [
      { key: 'c.csv', name: 'best', isHidden: false },
      { key: 'a.csv', name: null, isHidden: true },
    ];
    const { comparison, figures } = view({ runs });
    assert.deepEqual(
      comparison?.runs.map(({ name, isHidden }) => [name, isHidden]),
      [
        ['best', false],
        ['a.csv', true],
        ['b.csv', false],
      ],
    );
    const reading = figures[0]?.reading.join('\n') ?? '';
    assert.match(reading, /1 run is hidden/);
    assert.doesNotMatch(reading, /a\.csv/);
  });

  it('keep their color when they are ordered otherwise', () => {
    const colours = ({ comparison }: LearningCurvesView): unknown =>
      Object.fromEntries(comparison?.runs.map(({ key, colour }) => [key, colour]) ?? []);
    const runs = [{ key: 'c.csv', name: null, isHidden: false }];
    assert.deepEqual(colours(view({ runs })), colours(view({})));
  });

  it('share columns that were chosen for one of them, as far as they have them', () => {
    const header = 'epoch,loss_a,loss_b';
    const logs = [
      openLog('a.csv', losses([1, 0.5], header)),
      openLog('b.csv', losses([1, 0.5], header)),
      openLog('c.csv', losses([1, 0.5])),
    ];
    const columns = {
      step: 'epoch',
      trainLoss: 'loss_b',
      validationLoss: null,
      trainAccuracy: null,
      validationAccuracy: null,
    };
    const { runs } = view({ columns, run: 'a.csv' }, logs);
    assert.deepEqual(
      runs.map((run) => [run.columns.trainLoss, run.columns.validationLoss]),
      [
        ['loss_b', null],
        ['loss_b', null],
        ['train_loss', 'val_loss'],
      ],
    );
  });

  it('can be compared by any column and along any clock that they have', () => {
    const text = (start: number): string =>
      `epoch,loss,lr,timestamp\n1,1,0.1,${start}\n2,0.5,0.05,${start + 90}\n`;
    const logs = [openLog('a.csv', text(1.7e9)), openLog('b.csv', text(1.7e9 + 500))];
    const { comparison, quantities } = view({ compare: 'column lr', axis: 'relative' }, logs);
    assert.ok(quantities.some(({ id }) => id === 'column lr'));
    assert.deepEqual(
      comparison?.runs.map(({ series }) => [...series.steps]),
      [
        [0, 90],
        [0, 90],
      ],
    );
    assert.deepEqual(
      comparison.runs.map(({ lowest, highest, seconds }) => [lowest, highest, seconds]),
      [
        [0.05, 0.1, 90],
        [0.05, 0.1, 90],
      ],
    );
    const wall = view({ axis: 'wall' }, logs);
    assert.deepEqual(
      wall.comparison?.runs.map(({ series }) => series.steps[0]),
      [1.7e9, 1.7e9 + 500],
    );
  });

  it('that have no such axis are named, not drawn', () => {
    const timed = 'epoch,loss,timestamp\n1,1,1700000000\n2,0.5,1700000090\n';
    const logs = [openLog('a.csv', timed), openLog('b.csv', 'epoch,loss\n1,1\n2,0.4\n')];
    const { figures } = view({ axis: 'wall' }, logs);
    assert.match(
      figures[0]?.reading.join('\n') ?? '',
      /“b\.csv” has no training loss along this axis/,
    );
  });

  it('have a difference, at each step that both have reached', () => {
    const series = (steps: number[], values: number[]) => ({
      steps: Float64Array.from(steps),
      values: Float64Array.from(values),
    });
    const difference = differenceOf(
      series([1, 3, 5], [1, 0.6, 0.2]),
      series([2, 3, 4], [0.9, 0.5, 0.4]),
    );
    assert.deepEqual([...difference.steps], [2, 3, 4]);
    assert.deepEqual(
      [...difference.values].map((value) => Math.round(value * 1e6) / 1e6),
      [0.1, 0.1, 0.2],
    );
    const { figures } = view({ run: 'a.csv', reference: 'c.csv' });
    assert.equal(figures[1]?.id, 'difference');
    assert.match(
      figures[1].reading[0] ?? '',
      /“a\.csv” is 0\.1 above “c\.csv”; it is above from epoch 4 on/,
    );
  });

  it('are sorted with those that have no value last', () => {
    const { comparison } = view({ compare: 'validationLoss' }, [
      ...LOGS,
      openLog('d.csv', 'epoch,train_loss\n1,1\n2,0.5\n'),
    ]);
    assert.ok(comparison);
    const names = (isDescending: boolean): string[] =>
      sortRuns(comparison.runs, 'lowest', isDescending).map(({ name }) => name);
    assert.deepEqual(names(false), ['c.csv', 'b.csv', 'a.csv', 'd.csv']);
    assert.deepEqual(names(true), ['a.csv', 'b.csv', 'c.csv', 'd.csv']);
  });

  it('of a folder leave out what is no log, and say so', () => {
    const found = { isFound: true };
    const { runs, notes } = view({}, [
      openLog('x/lr=0.01/metrics.csv', losses([1, 0.5]), found),
      openLog('x/lr=0.003/metrics.csv', losses([1, 0.6]), found),
      openLog('x/lr=0.01/config.json', '{"lr": 0.01}', found),
      {
        key: 'bad',
        name: 'bad.csv',
        loaded: { problem: 'bad.csv holds no table.' },
        isFound: true,
      },
    ]);
    assert.deepEqual(
      runs.map(({ name }) => name),
      ['lr=0.003', 'lr=0.01'],
    );
    assert.match(notes.join('\n'), /bad\.csv holds no table/);
    assert.match(notes.join('\n'), /No loss or accuracy is known in x\/lr=0\.01\/config\.json/);
  });
});

describe('a loss of which only parts are logged', () => {
  const text = 'epoch,loss_box,loss_cls\n1,0.5,0.25\n2,0.25,0.125\n3,0.125,\n';

  it('is the first part, or their sum once that is chosen', () => {
    const logs = [openLog('log.csv', text, { key: '' })];
    const one = view({}, logs);
    assert.match(one.guesses[0]?.sentence ?? '', /“loss_box” is taken for the training loss/);
    const [sum] = one.guesses[0]?.offers ?? [];
    assert.equal(sum?.title, 'Take the sum of the parts');
    const all = view({ ...sum.change }, logs);
    assert.deepEqual([...(all.run?.curves.trainLoss?.values ?? [])], [0.75, 0.375]);
    assert.match(all.guesses[0]?.sentence ?? '', /The sum of “loss_box” and “loss_cls”/);
  });
});

describe('a folder of logs', () => {
  it('has one log for the event files of a folder and for the files of one metric each', () => {
    assert.deepEqual(
      [
        ...logsIn([
          'a/events.out.tfevents.1.host.0',
          'a/events.out.tfevents.2.host.0',
          'mlruns/0/b/metrics/loss',
          'mlruns/0/b/metrics/val/loss',
          'mlruns/0/b/params/lr',
          'c.csv',
          'model.py',
          '.git/x.csv',
        ]),
      ],
      [
        ['a', ['a/events.out.tfevents.1.host.0', 'a/events.out.tfevents.2.host.0']],
        ['mlruns/0/b', ['mlruns/0/b/metrics/loss', 'mlruns/0/b/metrics/val/loss']],
        ['c.csv', ['c.csv']],
      ],
    );
  });

  it('gives its logs short names that tell them apart', () => {
    assert.deepEqual(shortNames(['logs/v0/metrics.csv', 'logs/v1/metrics.csv']), ['v0', 'v1']);
    assert.deepEqual(shortNames(['logs/v0/a.csv', 'logs/v0/b.csv', 'logs/v1/a.csv']), [
      'v0/a',
      'v0/b',
      'v1',
    ]);
    assert.deepEqual(shortNames(['a.csv', 'a.json']), ['a.csv', 'a.json']);
    assert.deepEqual(shortNames(['deep/down/run.csv']), ['run']);
  });
});

describe('a length of time', () => {
  it('is written in words of its size', () => {
    assert.deepEqual([0, 42.25, 90, 3540, 4800, 7200, -30].map(duration), [
      '0 s',
      '42.3 s',
      '1.5 min',
      '59 min',
      '1 h 20 min',
      '2 h',
      '−30 s',
    ]);
  });
});
