import { loss, percent, show } from '../figure/formatNumber.js';
import type { Finding } from './finding.js';
import type { Findings } from './findings.js';
import type { Curve } from './series.js';

export const CURVE_NAMES: Readonly<Record<Curve, string>> = {
  trainLoss: 'training loss',
  validationLoss: 'validation loss',
  trainAccuracy: 'training accuracy',
  validationAccuracy: 'validation accuracy',
};

/** What is said of one finding. */
interface Words {
  /** What is amiss, in a few words; absent where nothing is. */
  readonly verdict?: string;
  /** The name of its mark in the picture; absent where it has none. */
  readonly label?: string;
  readonly sentence: string;
}

/** The words for a finding of a run whose steps have this name. All that is said of findings is said here. */
export function wordsOf(finding: Finding, stepName: string): Words {
  const { kind, from, to, values } = finding;
  const at = `${stepName} ${show(from)}`;
  const until = `${stepName} ${show(to)}`;
  const number = (name: string): number => values[name] ?? NaN;
  const curve = CURVE_NAMES[finding.curve ?? 'trainLoss'];
  const steps = /epoch/i.test(stepName) ? 'epochs' : 'values';
  switch (kind) {
    case 'best':
      return {
        label: `best, ${at}`,
        sentence: `Best: the ${curve} is ${finding.rule} at ${at}, ${show(number('value'))}.`,
      };
    case 'nan': {
      const value = show(number('value'));
      const where = from === to ? `at ${at}` : `from ${at} to ${until}`;
      const after = number('recovers') === 1 ? 'numbers follow it' : 'no number follows';
      return {
        verdict: `${value} ${where}`,
        label: `${value}, ${at}`,
        sentence: `Not finite: the ${curve} is ${value} ${where}; ${after}.`,
      };
    }
    case 'divergence':
      return divergenceWords(finding, at, curve);
    case 'overfitting': {
      const rise = number('end') - number('best');
      const verdict = `overfits from ${at}`;
      const [before, after] = [number('trainAtBest'), number('trainAtEnd')];
      const trained =
        after < before
          ? `falls from ${loss(before)} to ${loss(after)}`
          : `stays at about ${loss(after)}`;
      const by = number('best') > 0 ? ` (${percent(rise / number('best'))})` : '';
      return {
        verdict,
        label: verdict,
        sentence: `Overfitting: from ${at} to the end the validation loss rises from ${loss(number('best'))} to ${loss(number('end'))}${by}, while the training loss ${trained}.`,
      };
    }
    case 'underfitting':
      return {
        verdict: 'underfits',
        sentence: `Underfitting: the ${curve} begins at ${loss(number('start'))} and ends at ${loss(number('last'))}, ${percent(number('left'))} of it.`,
      };
    case 'plateau':
      return {
        verdict: `plateau from ${at}`,
        label: `plateau from ${at}`,
        sentence:
          finding.rule === 'unsteady'
            ? `Plateau: after its lowest level, ${loss(number('lowest'))} at ${at}, the ${curve} jumps up and down by about ${loss(number('noise'))} and gains nothing.`
            : `Plateau: from ${at} to the end the ${curve} stays at about ${loss(number('last'))}; it began at ${loss(number('start'))}.`,
      };
    case 'converged':
      return {
        label: `converged, ${at}`,
        sentence: `Converged: the ${curve} fell from ${loss(number('start'))} and stays at about ${loss(number('last'))} from ${at} on.`,
      };
    case 'stoppedTooSoon':
      return {
        verdict: 'stopped too soon',
        sentence: `Stopped too soon: the ${curve} still falls at the end, from ${loss(number('before'))} to ${loss(number('last'))} in the last fifth of the run.`,
      };
    case 'spike': {
      const where = from === to ? `at ${at}` : `from ${at} to ${until}`;
      const end = number('recovers') === 1 ? 'and comes back' : 'where the log ends';
      return {
        label: `spike, ${at}`,
        sentence: `Spike: the ${curve} jumps from about ${loss(number('level'))} to ${loss(number('highest'))} ${where}, ${end}.`,
      };
    }
    case 'resume':
      return resumeWords(finding, at, stepName);
    case 'stop':
      return {
        label: `early stop, ${at}`,
        sentence: stopSentence(finding, at, stepName, steps),
      };
  }
}

function divergenceWords({ rule, values }: Finding, at: string, curve: string): Words {
  const verdict = `diverges at ${at}`;
  const number = (name: string): string => loss(values[name] ?? NaN);
  const sentences: Readonly<Record<string, string>> = {
    'not finite to the end': `the ${curve} is ${number('value')} from ${at} to the end`,
    factor: `from ${at} to the end the ${curve} is far above its lowest level of ${number('lowest')}; it ends at ${number('end')}`,
    lost: `from ${at} to the end the ${curve} loses what it had gained: it began at ${number('start')}, fell to ${number('lowest')} and ends at ${number('end')}`,
    'above start': `the ${curve} rises from ${at} on and ends at ${number('end')}, above the ${number('start')} that it began with`,
  };
  return { verdict, label: verdict, sentence: `Divergence: ${sentences[rule] ?? ''}.` };
}

function resumeWords({ rule, values }: Finding, at: string, stepName: string): Words {
  const step = `${stepName} ${show(values['step'] ?? NaN)}`;
  const before = `${stepName} ${show(values['before'] ?? NaN)}`;
  const sentences: Readonly<Record<string, string>> = {
    join: `after ${before} the log begins again at ${step}, and the loss goes on: the parts are joined`,
    last: `after ${before} the log goes back to ${step}: of the steps that repeat the last are kept`,
    separate: `after ${before} the log begins again at ${step}, with the loss of a new run: the last part alone is shown`,
    header: `the log has its header again before ${step}`,
  };
  return { label: `resume, ${at}`, sentence: `Resume: ${sentences[rule] ?? ''}.` };
}

function stopSentence({ values }: Finding, at: string, stepName: string, steps: string): string {
  const number = (name: string): number => values[name] ?? NaN;
  if (!Number.isFinite(number('value'))) {
    return `Early stopping would stop at ${at}: the value there is ${show(number('value'))}.`;
  }
  const since = `no improvement on the ${loss(number('lowest'))} of ${stepName} ${show(number('lowestAt'))} for ${number('waited')} ${steps}`;
  const isEarly = number('bestAt') > number('lowestAt') && number('best') < number('lowest');
  const missed = isEarly
    ? ` That is before the best: ${loss(number('best'))} at ${stepName} ${show(number('bestAt'))} comes later, so this patience is too short for the run.`
    : '';
  return `Early stopping would stop at ${at}: ${since}.${missed}`;
}

/** A name in the picture for something at one step, or from one step to another. */
export interface Mark {
  readonly kind: Finding['kind'];
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/** Marks of one kind beyond these have no room in the picture. */
const MOST_MARKS = 3;

export function marksOf(findings: readonly Finding[], stepName: string): Mark[] {
  const count = new Map<Finding['kind'], number>();
  return findings.flatMap((finding) => {
    const { kind, from, to } = finding;
    const { label } = wordsOf(finding, stepName);
    count.set(kind, (count.get(kind) ?? 0) + 1);
    return label === undefined || (count.get(kind) ?? 0) > MOST_MARKS
      ? []
      : [{ kind, label, from, to }];
  });
}

/** What is amiss, in a few words each. */
export function verdictsOf(findings: readonly Finding[], stepName: string): string[] {
  const isDivergence = findings.some(({ kind }) => kind === 'divergence');
  return findings
    .filter(({ kind }) => !(isDivergence && kind === 'nan'))
    .flatMap((finding) => wordsOf(finding, stepName).verdict ?? []);
}

/** Sentences on all findings, what is amiss first. */
export function readingOf(findings: readonly Finding[], stepName: string): string[] {
  const all = findings.map((finding) => wordsOf(finding, stepName));
  const isAmiss = ({ verdict }: Words): boolean => verdict !== undefined;
  const stop = findings.some(({ kind }) => kind === 'stop');
  return [
    ...[...all.filter(isAmiss), ...all.filter((one) => !isAmiss(one))].map(
      ({ sentence }) => sentence,
    ),
    ...(stop ? [] : ['Early stopping would not stop.']),
  ];
}

/** Where the gap is widest. */
export function gapReading(gap: NonNullable<Findings['gap']>, stepName: string): string[] {
  const { series, widest } = gap;
  if (widest === undefined) return [];
  const [step, value] = [series.steps[widest] ?? NaN, series.values[widest] ?? NaN];
  return [`The gap is widest at ${stepName} ${show(step)}: ${loss(value)}.`];
}
