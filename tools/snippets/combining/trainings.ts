import type { Snippet } from '../readSnippet.js';
import type { Composition } from './composition.js';
import { asSnippet } from './world.js';

/** A schedule that a training moves on, and where that has to end. */
export interface Schedule {
  /** What it is called in the file. */
  readonly name: string;
  readonly pace: 'epoch' | 'step' | 'plateau';
  /** How often it moves on, as Python. */
  readonly steps: string;
  /** Which share of its first rate is left at most. */
  readonly share: number;
}

/** The snippets that train, all of which must lower the loss; those that are functions with their call. */
export const TRAININGS: ReadonlyMap<string, string | undefined> = new Map([
  ['training/steps', undefined],
  ['training/amp', undefined],
  ['training/accumulate', undefined],
  ['training/progress', undefined],
  ['training/swa', undefined],
  ['training/overfitBatch', undefined],
  [
    'training/trainEpoch',
    `for epoch in range(epochs):
    mean_loss = train_one_epoch(model, train_loader, criterion, optimizer, device, STEP)
    EPOCH`,
  ],
  [
    'training/fit',
    `fit(
    model, train_loader, val_loader, criterion, optimizer, epochs, device,
    scheduler=FIT, step_scheduler=STEP,
)`,
  ],
]);

const WATCH = 'import probe\n\nwatched = probe.Training()';

/** Inserts a training and the questions around it that show whether it trains. */
export function writeTraining(file: Composition, snippet: Snippet, schedule?: Schedule): void {
  const call = TRAININGS.get(snippet.id);
  let asked = schedule ? `${schedule.name}, ${schedule.steps}, ${schedule.share}` : '';
  if (call === undefined) {
    const names = file.insert(snippet, { above: WATCH });
    const batch = [names.get('inputs'), names.get('targets')].join(', ');
    if (snippet.id === 'training/overfitBatch') asked = `data=(${batch})`;
  } else {
    const names = file.insert(snippet);
    const usage = asSnippet(callOf(call, names, schedule), 'import torch');
    file.insert({ ...usage, setUp: '' }, { above: WATCH });
  }
  file.write(`watched.check(${asked})`);
}

function callOf(call: string, names: ReadonlyMap<string, string>, schedule?: Schedule): string {
  const pace = schedule?.pace;
  const moves = { epoch: 'scheduler.step()', plateau: 'plateau.step(mean_loss)', step: 'pass' };
  const code = call
    .replace('STEP', pace === 'step' ? 'step_scheduler' : 'None')
    .replace('FIT', pace === 'epoch' ? 'scheduler' : 'None')
    .replace('EPOCH', pace ? moves[pace] : 'pass');
  return [...names].reduce(
    (text, [old, inFile]) => text.replace(new RegExp(`\\b${old}\\(`), `${inFile}(`),
    code,
  );
}
