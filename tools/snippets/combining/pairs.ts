import type { Types } from '../../../src/snippets/index.js';
import type { Snippet } from '../readSnippet.js';
import { Composition } from './composition.js';
import type { Combination } from './combination.js';
import { TRAININGS, writeTraining, type Schedule } from './trainings.js';
import { asSnippet } from './world.js';

/** Those whose pace is not that of epochs, and those that end at a smaller rate than they began with. */
const PACES: Readonly<Record<string, Schedule['pace']>> = {
  'schedules/oneCycle': 'step',
  'schedules/cyclic': 'step',
  'schedules/warmupSteps': 'step',
  'schedules/stableDecay': 'step',
  'schedules/plateau': 'plateau',
};
const SHARES: Readonly<Record<string, number>> = {
  'schedules/cosine': 0.001,
  'schedules/linear': 0.011,
  'schedules/polynomial': 0.001,
  'schedules/sequential': 0.001,
  'schedules/oneCycle': 0.001,
  'schedules/warmupSteps': 0.001,
  'schedules/stableDecay': 0.001,
  'schedules/cyclic': 100,
};

/** Without a place for a schedule, and the one whose early stopping waits for its own epochs. */
const UNSCHEDULED = new Set(['training/swa', 'training/overfitBatch']);

const EPOCHS = 'epochs = 4';
const BATCHES = 5;

/** Every training with every optimizer, every schedule, and whatever else goes with a training. */
export function pairsOf(all: readonly Snippet[], types: Types): Combination[] {
  const byId = (id: string): Snippet => {
    const found = all.find((one) => one.id === id);
    if (!found) throw new Error(`there is no snippet ${id}`);
    return found;
  };
  const trainings = [...TRAININGS.keys()].map(byId);
  const binding = (name: string, folder: string): Snippet[] =>
    all.filter(({ id, sets }) => id.startsWith(folder) && sets.some((one) => one.name === name));
  const optimizers = binding('optimizer', 'optimizers/');
  const schedules = binding('scheduler', 'schedules/');
  const found: Combination[] = [];
  const pair = (training: Snippet, other: Snippet, write: (file: Composition) => void): void => {
    const snippets = [other.id, training.id];
    const name = snippets.join(' × ');
    const compose = (): string => {
      const file = new Composition('', types);
      try {
        write(file);
        return file.text;
      } catch (error) {
        throw new Error(`${name}: ${String(error)}\n${file.text}`, { cause: error });
      }
    };
    found.push({ name, snippets, compose });
  };

  for (const training of trainings) {
    for (const optimizer of optimizers) {
      pair(training, optimizer, (file) => {
        file.insert(optimizer);
        writeTraining(file, training);
      });
    }
    pair(training, byId('optimizers/lbfgs'), (file) => {
      file.insert(byId('optimizers/lbfgs')); // it needs a closure: the training asks for another one
      writeTraining(file, training);
    });
    for (const schedule of schedules) {
      if (UNSCHEDULED.has(training.id)) continue;
      const pace = PACES[schedule.id] ?? 'epoch';
      if (training.id === 'training/fit' && pace === 'plateau') continue;
      pair(training, schedule, (file) => {
        file.write(EPOCHS);
        const name = file.insert(schedule).get('scheduler');
        if (name === undefined) throw new Error('it binds no scheduler');
        const steps = pace === 'step' ? `epochs * ${BATCHES}` : 'epochs';
        writeTraining(file, training, { name, pace, steps, share: SHARES[schedule.id] ?? 1 });
      });
    }
    pair(training, byId('training/ema'), (file) => {
      const name = file.insert(byId('training/ema')).get('averaged');
      writeTraining(file, training);
      const isInline = TRAININGS.get(training.id) === undefined;
      if (isInline && !UNSCHEDULED.has(training.id)) file.write(`assert ${name}.n_averaged > 3`);
    });
    for (const id of ['training/amp', 'training/accumulate']) {
      pair(training, byId(id), (file) => {
        writeTraining(file, training);
        writeTraining(file, byId(id));
      });
    }
    for (const id of ['training/clip', 'training/clipValue']) {
      pair(training, byId(id), (file) => {
        writeTraining(file, training);
        file.insert(byId(id), { below: /^ +.*\.backward\(\)$/ });
      });
    }
    pair(training, byId('training/earlyStopping'), (file) => {
      const name = file.insert(byId('training/earlyStopping')).get('EarlyStopping');
      file.write(`stopping = ${name}(patience=2)`);
      writeTraining(file, training);
      if (training.id === 'training/fit') return; // it stops early by itself
      file.writeBelow(
        /^ *for epoch in .*:$/,
        'if stopping.should_stop(1.0 if epoch < 3 else 2.0):\n    break',
      );
    });
    pair(training, byId('training/checkpoint'), (file) => {
      const save = file.insert(byId('training/checkpoint')).get('save_checkpoint');
      const load = file.insert(byId('training/resume')).get('load_checkpoint');
      writeTraining(file, training);
      const use = `${save}(Path("last.pt"), 4, 0.5, model, optimizer)
kept = [p.detach().clone() for p in model.parameters()]
with torch.no_grad():
    for p in model.parameters():
        p.add_(1)
assert ${load}(Path("last.pt"), device, model, optimizer) == (5, 0.5)
assert all(torch.equal(*two) for two in zip(kept, model.parameters(), strict=True))`;
      file.insert(asSnippet(use, 'from pathlib import Path\n\nimport torch'));
    });
  }
  return found;
}
