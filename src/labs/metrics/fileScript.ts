import { pythonText, readerOf } from '../data/pythonReader.js';
import type { DataTable } from '../data/table.js';
import type { Analysis } from './analysis.js';
import type { BinaryAnalysis } from './binary.js';
import { binaryImports, binaryMeasures } from './binaryScript.js';
import { CLASS_IMPORTS, classMeasures } from './classScript.js';
import type { Meaning } from './meaning.js';
import { resolveTable } from './problem.js';
import type { MetricsState, Roles } from './state.js';

/** How the lab reads cells: numbers as numbers, and classes as texts, a number as one however it is written. */
const CELLS = `def number(cell):
    try:
        return float(cell)
    except (TypeError, ValueError):
        return np.nan


def numbers(name):
    return np.array([number(cell) for cell in column(name)])


def texts(name):
    def text(cell):
        if isinstance(cell, (bool, np.bool_)):
            return str(cell).lower() if isinstance(cell, bool) else str(int(cell))
        value = number(cell)
        if np.isfinite(value):
            return str(int(value)) if value == int(value) else str(value)
        text = "" if cell is None else str(cell).strip()
        return "" if text.lower() in ("na", "n/a", "nan", "null", "none", "#n/a", "-", "--", "no log") else text

    return np.array([text(cell) for cell in column(name)])

`;

/**
 * A script that reads a user's file, leaves out what the lab leaves out, and prints what the lab shows;
 * `undefined` where Python would read the file otherwise.
 */
export function fileScript(
  state: MetricsState,
  table: DataTable,
  analysis: Analysis,
): string | undefined {
  const { table: resolved, roles } = resolveTable(table, state.columns);
  if (resolved !== table) return undefined;
  const isBinary = analysis.kind === 'binary';
  const { label, prediction, classScores, weight, model } = roles;
  const scores =
    isBinary && model === null ? analysis.models.map((one) => one.model) : [roles.score];
  const isConfidence = isBinary && roles.meaning === 'ofPredicted';
  const needed = [
    ...(isBinary
      ? [...scores, ...(isConfidence ? [prediction] : [])]
      : [prediction, ...classScores]),
    ...[label, weight, model],
  ].filter((name) => name !== null);
  const reader = readerOf(table, needed);
  if (reader === undefined) return undefined;
  const body = isBinary
    ? binaryBody(
        state,
        roles,
        analysis,
        scores.flatMap((name) => name ?? []),
      )
    : classBody(state, roles, analysis.classes);
  const imports = isBinary ? binaryImports(true) : CLASS_IMPORTS;
  return `${imports}\n${reader}\n\n${CELLS}\n\n${body}`;
}

function weightsOf({ weight }: Roles): string {
  return weight === null
    ? 'weights = np.ones(len(truth))'
    : `weights = numbers(${pythonText(weight)})`;
}

/** The score of the positive class, from what the numbers of the column are. */
function meaningOf({ meaning, prediction }: Roles): string {
  const formulas: Readonly<Record<Meaning, string>> = {
    asIs: '',
    percent: 'score / 100',
    logProbability: 'np.exp(score)',
    ofOther: 'np.where((score >= 0) & (score <= 1), 1 - score, -score)',
    ofPredicted: `np.where(texts(${pythonText(prediction ?? '')}) == positive, score, 1 - score)`,
  };
  const formula = formulas[meaning];
  return formula === '' ? '' : `scores = {name: ${formula} for name, score in scores.items()}\n`;
}

function binaryBody(
  state: MetricsState,
  roles: Roles,
  { positive }: BinaryAnalysis,
  names: readonly string[],
): string {
  const { label, weight, model } = roles;
  const columns = names.map((name) => `    ${pythonText(name)}: numbers(${pythonText(name)}),`);
  const ownWeights = weight === null ? 'None' : 'weights[rows]';
  const entry = (rows: string): string =>
    `((truth == positive)[${rows}].astype(int), score[${rows}], ${ownWeights.replace('rows', rows)})`;
  const models =
    model === null
      ? `models = {name: ${entry('complete')} for name, score in scores.items()}`
      : `of_model = texts(${pythonText(model)})
models = {}
[score] = scores.values()
for name in ${state.models.length > 0 ? `[${state.models.map(pythonText).join(', ')}]` : 'sorted(set(of_model) - {""})[:2]'}:
    rows = complete & (of_model == name)
    models[name] = ${entry('rows')}`;
  return `truth = texts(${pythonText(label ?? '')})
positive = ${pythonText(positive)}
scores = {
${columns.join('\n')}
}
${meaningOf(roles)}${weightsOf(roles)}
complete = (truth != "") & np.isfinite([*scores.values(), weights]).all(axis=0) & (weights >= 0)
${models}
everything = np.concatenate([score for _, score, _ in models.values()])
low, high = everything.min(), everything.max()
is_probability = low >= 0 and high <= 1

${binaryMeasures(state, thresholdText(state), 'is_probability')}`;
}

function thresholdText({ threshold }: MetricsState): string {
  return threshold === null
    ? '0.5 if is_probability else 0 if low < 0 < high else (low + high) / 2'
    : String(threshold);
}

function classBody(state: MetricsState, roles: Roles, classes: readonly string[]): string {
  const { label, prediction, classScores, weight } = roles;
  const columns = classScores.map((name) => `numbers(${pythonText(name)})`).join(', ');
  const hasScores = classScores.length === classes.length;
  const guess =
    prediction === null
      ? 'prediction = np.array(classes)[np.argmax(scores, axis=1)]'
      : `prediction = texts(${pythonText(prediction)})`;
  return `truth = texts(${pythonText(label ?? '')})
${weightsOf(roles)}
scores = np.column_stack([${hasScores ? columns : 'np.zeros(len(truth))'}])
classes = [${classes.map(pythonText).join(', ')}]
${guess}
complete = (
    (truth != "")
    & (prediction != "")
    & np.isfinite(scores).all(axis=1)
    & np.isfinite(weights)
    & (weights >= 0)
)
y_true = np.array([classes.index(name) for name in truth[complete]])
y_pred = np.array([classes.index(name) for name in prediction[complete]])
sample_weight = ${weight === null ? 'None' : 'weights[complete]'}
probabilities = ${hasScores ? 'dict(zip(classes, scores[complete].T))' : '{}'}

${classMeasures(state)}`;
}
