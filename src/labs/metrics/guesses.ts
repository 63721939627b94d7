import type { DataTable } from '../data/table.js';
import type { Guess } from '../data/guess.js';
import { probability } from '../figure/formatNumber.js';
import type { Analysis } from './analysis.js';
import { labelName, scoreName, tokensOf } from './columnNames.js';
import { predictedOf } from './labelRank.js';
import { MEANING_TITLES, type Meaning } from './meaning.js';
import { positiveOf } from './positiveClass.js';
import { classesOfTable, namedPositive, resolveTable } from './problem.js';
import { guess, type RoleGuess } from './roles.js';
import type { MetricsState, Roles } from './state.js';

/** No more columns than this are offered in the place of another. */
const MOST_OFFERS = 3;

type MetricsGuess = Guess<MetricsState>;

interface Context {
  readonly state: MetricsState;
  readonly table: DataTable;
  readonly roles: Roles;
  readonly classes: readonly string[];
  readonly guessed: RoleGuess;
}

/** What of the reading of a table is a guess, as long as the user has not chosen otherwise. */
export function guessesOf(
  given: DataTable,
  state: MetricsState,
  analysis: Analysis | undefined,
): MetricsGuess[] {
  const { table, roles } = resolveTable(given, state.columns);
  const classes = classesOfTable(table, roles);
  const context = { state, table, roles, classes, guessed: guess(table) };
  return [
    labelGuess(context),
    classColumnGuess(context),
    scoreGuess(context),
    meaningGuess(context),
    secondGuess(context),
    positiveGuess(context, analysis),
    weightGuess(context),
    backwards(context, analysis),
  ].filter((one) => one !== undefined);
}

function change(roles: Roles, next: Partial<Roles>): Partial<MetricsState> {
  return { columns: { ...roles, ...next }, threshold: null };
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, MOST_OFFERS).map((name) => `“${name}”`);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(' and ');
}

function labelGuess({ roles, guessed }: Context): MetricsGuess | undefined {
  const { label } = roles;
  const { otherLabels } = guessed;
  if (label === null || label !== guessed.roles.label) return undefined;
  const others = otherLabels.filter((name) => name !== roles.prediction);
  const isNamed = labelName(label) > 0;
  if (isNamed && others.length === 0) return undefined;
  const predicted = guessed.roles.prediction;
  const isPredicted = predicted !== null && predictedOf(predicted) === tokensOf(label).join(' ');
  const why = isNamed
    ? 'by its name'
    : isPredicted
      ? `as “${predicted}” is what was predicted of it`
      : 'as no other column of few values is more likely';
  const also = others.length > 0 ? `; ${quoted(others)} may be meant too` : '';
  return {
    sentence: `“${label}” is taken for the true labels, ${why}${also}.`,
    offers: others.slice(0, MOST_OFFERS).map((name) => ({
      title: `Take “${name}”`,
      change: { ...change(guessed.roles, { label: name }), columns: null, positive: null },
    })),
  };
}

function classColumnGuess({ roles, classes, guessed }: Context): MetricsGuess | undefined {
  const { classColumns } = guessed;
  const { classScores } = roles;
  const isGuessed = classScores.join('\n') === guessed.roles.classScores.join('\n');
  if (!classColumns || classColumns.by === 'name' || !isGuessed) return undefined;
  const why = classColumns.by === 'order' ? 'in their order' : 'as their names say yes and no';
  const pairs = classScores
    .slice(0, MOST_OFFERS)
    .map((name, i) => `“${name}” for ${classes[i] ?? ''}`)
    .join(', ');
  const [first = null] = classScores;
  return {
    sentence: `The columns of probabilities are not named after the classes: ${pairs} is taken, ${why}.`,
    offers:
      classScores.length === 2
        ? [
            {
              title: 'The other way round',
              change: change(roles, { classScores: classScores.toReversed(), score: first }),
            },
          ]
        : [],
  };
}

function scoreGuess({ roles, guessed, classes }: Context): MetricsGuess | undefined {
  const { score, classScores, secondScore } = roles;
  if (score === null || classScores.length > 0 || classes.length > 2) return undefined;
  const others = guessed.otherScores.filter(
    (name) => name !== secondScore && scoreName(name) >= Math.min(2, scoreName(score)),
  );
  if (scoreName(score) >= 2 && others.length === 0) return undefined;
  const why = scoreName(score) > 0 ? 'by its name' : 'by its numbers';
  const also = others.length > 0 ? `; ${quoted(others)} may be meant too` : '';
  return {
    sentence: `“${score}” is taken for the score, ${why}${also}.`,
    offers: others.slice(0, MOST_OFFERS).map((name) => ({
      title: `Take “${name}”`,
      change: change(roles, { score: name, meaning: 'asIs' }),
    })),
  };
}

const REASONS: Readonly<Record<Meaning, string>> = {
  asIs: '',
  percent: 'percentages, as it runs up to 100: they are divided by 100',
  logProbability: 'logarithms of probabilities, as its name says and none is above 0',
  ofOther: 'scores of the other class',
  ofPredicted:
    'the confidence in the predicted class, as it is one half at least whichever class is predicted',
};

function meaningGuess({ roles, classes }: Context): MetricsGuess | undefined {
  const { score, meaning } = roles;
  if (score === null || meaning === 'asIs' || classes.length > 2) return undefined;
  return {
    sentence: `The numbers of “${score}” are taken for ${REASONS[meaning]}.`,
    offers: [
      {
        title: `Take them for the ${MEANING_TITLES.asIs}`,
        change: change(roles, { meaning: 'asIs' }),
      },
    ],
  };
}

function secondGuess({ roles, guessed }: Context): MetricsGuess | undefined {
  const { secondScore } = roles;
  if (secondScore === null || secondScore !== guessed.roles.secondScore) return undefined;
  return {
    sentence: `“${secondScore}” is taken for the score of a second model on the same rows.`,
    offers: [{ title: `Leave “${secondScore}” out`, change: change(roles, { secondScore: null }) }],
  };
}

function positiveGuess(
  { state, classes, guessed }: Context,
  analysis: Analysis | undefined,
): MetricsGuess | undefined {
  if (analysis?.kind !== 'binary' || classes.length !== 2) return undefined;
  const { positive, negative } = analysis;
  const { by, name } = positiveOf(classes);
  const isNamed = guessed.scoredClass === positive && positive !== name;
  if (!isNamed && (name !== positive || by === 'word' || isUsual(classes))) return undefined;
  if (state.positive !== null && state.positive !== name && !isNamed) return undefined;
  const why = isNamed
    ? 'as the score is named after it'
    : by === 'number'
      ? 'as the greater number'
      : 'as the last in alphabetical order';
  return {
    sentence: `Of the classes ${negative} and ${positive}, ${positive} is taken for the positive one, ${why}.`,
    offers: [
      {
        title: `Take ${negative}`,
        change: { positive: namedPositive(negative), threshold: null },
      },
    ],
  };
}

/** 0 and 1, or −1 and 1. */
function isUsual(classes: readonly string[]): boolean {
  return classes[1] === '1' && (classes[0] === '0' || classes[0] === '-1');
}

function weightGuess({ roles, guessed }: Context): MetricsGuess | undefined {
  const { weight } = roles;
  if (weight === null || weight !== guessed.roles.weight || weight === 'count') return undefined;
  return {
    sentence: `“${weight}” is taken for how much each row counts.`,
    offers: [{ title: 'Count all rows alike', change: change(roles, { weight: null }) }],
  };
}

/** A score that ranks worse than chance is most likely that of something else. */
function backwards(
  { roles, guessed, classes }: Context,
  analysis: Analysis | undefined,
): MetricsGuess | undefined {
  if (analysis?.kind !== 'binary' || classes.length !== 2) return undefined;
  const [model] = analysis.ranked;
  if (!model || !(model.auc < 0.5)) return undefined;
  const others = guessed.otherScores.filter((name) => name !== roles.secondScore);
  const isOther = roles.meaning === 'ofOther';
  return {
    sentence: `The AUC of “${model.name}” is ${probability(model.auc)}, below 0.5: is it the score of the other class, ${analysis.negative}, or is another column the score?`,
    offers: [
      {
        title: `It is the score of ${analysis.negative}`,
        change: change(roles, { meaning: isOther ? 'asIs' : 'ofOther' }),
      },
      ...others.slice(0, MOST_OFFERS).map((name) => ({
        title: `Take “${name}”`,
        change: change(roles, { score: name, meaning: 'asIs' }),
      })),
    ],
  };
}
