import type { Guess } from '../data/guess.js';
import type { DataTable } from '../data/table.js';
import { show } from '../figure/formatNumber.js';
import { guessLog } from './guessColumns.js';
import { RESUME_READINGS, type ResumeReading } from './resumes.js';
import type { NamedRun } from './runs/namedRuns.js';
import type { Run } from './series.js';
import type { Columns, LearningCurvesState, Role } from './state.js';

const MOST_OFFERS = 4;

const TITLES: Readonly<Record<Role, string>> = {
  step: 'the step',
  trainLoss: 'the training loss',
  validationLoss: 'the validation loss',
  trainAccuracy: 'the training accuracy',
  validationAccuracy: 'the validation accuracy',
};

type LogGuess = Guess<LearningCurvesState>;

/** What of the reading of a log is a guess, as long as the user has not chosen otherwise. */
export function guessesOf(
  table: DataTable,
  { columns: chosen, run: wanted, parts }: LearningCurvesState,
  run: Run,
  runs: readonly NamedRun[],
): LogGuess[] {
  const guessed = guessLog(table, wanted);
  const columns = chosen ?? guessed.columns;
  return [
    ...runGuess(table, runs),
    ...stepGuess(columns, guessed.sharedStep),
    ...lossGuesses(columns, guessed, parts === 'sum'),
    ...resumeGuess(run),
  ];
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, MOST_OFFERS).map((name) => `“${name}”`);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

function runGuess(table: DataTable, runs: readonly NamedRun[]): LogGuess[] {
  const own = runs.filter((one) => one.table === table);
  if (own.length < 2) return [];
  return [
    {
      sentence: `${table.name} holds ${own.length} runs: ${quoted(own.map(({ run }) => run ?? ''))}.`,
      offers: [],
    },
  ];
}

function stepGuess({ step }: Columns, shared: string | undefined): LogGuess[] {
  if (step !== null || shared === undefined) return [];
  return [
    {
      sentence: `“${shared}” is the same in several rows or goes back too often to be the step: rows are counted.`,
      offers: [],
    },
  ];
}

function lossGuesses(
  columns: Columns,
  guessed: ReturnType<typeof guessLog>,
  isSum: boolean,
): LogGuess[] {
  const roles = ['trainLoss', 'validationLoss'] as const;
  return roles.flatMap((role): LogGuess[] => {
    const name = columns[role];
    if (name === null || name !== guessed.columns[role]) return [];
    const others = guessed.others[role];
    const parts = guessed.parts[role];
    if (isSum && parts.length > 0) {
      return [
        {
          sentence: `The sum of ${quoted(parts)} is taken for ${TITLES[role]}, as their whole is not logged; weights that the training gives them are not known.`,
          offers: [{ title: `Take “${name}” alone`, change: { parts: 'one' } }],
        },
      ];
    }
    const why = reason(others, parts, guessed.isBare);
    if (why === undefined) return [];
    const sum: LogGuess['offers'] =
      parts.length > 0 ? [{ title: 'Take the sum of the parts', change: { parts: 'sum' } }] : [];
    const one = others.slice(0, MOST_OFFERS).map((other) => ({
      title: `Take “${other}”`,
      change: { columns: { ...columns, [role]: other } },
    }));
    return [
      {
        sentence: `“${name}” is taken for ${TITLES[role]}, ${why}.`,
        offers: [...sum, ...one],
      },
    ];
  });
}

function reason(
  others: readonly string[],
  parts: readonly string[],
  isBare: boolean,
): string | undefined {
  if (isBare) return 'as it falls and is named after data alone';
  if (others.length === 0) return undefined;
  if (parts.length > 0) {
    return `the first of several parts of a loss whose sum is not logged, with ${quoted(others)}`;
  }
  return `before ${quoted(others)}`;
}

const READINGS: Readonly<Record<ResumeReading, { readonly done: string; readonly offer: string }>> =
  {
    join: {
      done: 'the parts are joined, as the loss goes on where it was',
      offer: 'Join the parts',
    },
    last: { done: 'of these the last are kept', offer: 'Keep the last of each step' },
    separate: {
      done: 'the last part alone is shown, as its loss begins anew',
      offer: 'Show the last part alone',
    },
  };

function resumeGuess({ resumed, stepName }: Run): LogGuess[] {
  if (!resumed) return [];
  const { resumes, reading } = resumed;
  const [first] = resumes;
  if (!first) return [];
  const times = resumes.length === 1 ? '' : `, and ${resumes.length - 1} times more`;
  return [
    {
      sentence: `After ${stepName} ${show(first.before)} the log goes back to ${stepName} ${show(first.step)}${times}, so steps repeat: ${READINGS[reading].done}.`,
      offers: RESUME_READINGS.filter((one) => one !== reading).map((one) => ({
        title: READINGS[one].offer,
        change: { resumed: one },
      })),
    },
  ];
}
