import { pythonText, readerImports, readerOf } from '../data/pythonReader.js';
import { binaryImports, binaryMeasures } from './binaryScript.js';
import { CLASS_IMPORTS, classMeasures } from './classScript.js';
import { NO_ROLES } from './roles.js';
import type { MetricsState, Roles } from './state.js';

type FileSource = Extract<MetricsState['data'], { kind: 'file' }>;

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
        if isinstance(cell, bool):
            return str(cell).lower()
        value = number(cell)
        if np.isfinite(value):
            return str(int(value)) if value == int(value) else str(value)
        text = "" if cell is None else str(cell).strip()
        return "" if text.lower() in ("na", "n/a", "nan", "null", "none", "#n/a", "-") else text

    return np.array([text(cell) for cell in column(name)])


def ordered(own, others=()):
    own, names = set(own) - {""}, (set(own) | set(others)) - {""}
    if all(np.isfinite(number(name)) for name in names):
        return sorted(names, key=number)
    return sorted(names, key=lambda name: (name not in own, name))
`;

/** A script that reads a user's file, leaves out what the lab leaves out, and prints what the lab shows. */
export function fileScript(state: MetricsState, data: FileSource): string {
  const roles = state.columns ?? NO_ROLES;
  const { label, score, classScores } = roles;
  const isOne = state.positive !== null && classScores.length > 0;
  const isBinary = score !== null || isOne;
  const imports = [...readerImports(data.name), isBinary ? binaryImports(true) : CLASS_IMPORTS];
  const body = isBinary ? binaryBody(state, roles, isOne) : classBody(state, roles);
  const head = `${imports.join('\n')}\n${readerOf(data, label === null ? [] : [label])}`;
  return `${head}\n\n${CELLS}\n\n${body}`;
}

function weightsOf({ weight }: Roles): string {
  return weight === null
    ? 'weights = np.ones(len(truth))'
    : `weights = numbers(${pythonText(weight)})`;
}

function binaryBody(state: MetricsState, roles: Roles, isOne: boolean): string {
  const { label, score, secondScore, classScores, weight, model } = roles;
  const names = isOne ? classScores : [score, secondScore].filter((name) => name !== null);
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
positive = ${pythonText(state.positive ?? '1')}
scores = {
${columns.join('\n')}
}
${weightsOf(roles)}
complete = (truth != "") & np.isfinite([*scores.values(), weights]).all(axis=0) & (weights >= 0)
${isOne ? ONE_OF_MANY : ''}${models}
everything = np.concatenate([score for _, score, _ in models.values()])
low, high = everything.min(), everything.max()
is_probability = low >= 0 and high <= 1

${binaryMeasures(state, thresholdText(state), 'is_probability')}`;
}

/** The probability of one class out of a column for each, in the order of the classes. */
const ONE_OF_MANY = `name = list(scores)[ordered(truth).index(positive)]
scores = {name: scores[name]}
`;

function thresholdText({ threshold }: MetricsState): string {
  return threshold === null
    ? '0.5 if is_probability else 0 if low < 0 < high else (low + high) / 2'
    : String(threshold);
}

function classBody(state: MetricsState, roles: Roles): string {
  const { label, prediction, classScores, weight } = roles;
  const columns = classScores.map((name) => `numbers(${pythonText(name)})`).join(', ');
  const hasScores = classScores.length > 0;
  const guess =
    prediction === null
      ? 'prediction = np.array(classes)[np.argmax(scores, axis=1)]'
      : `prediction = texts(${pythonText(prediction)})`;
  const classes = `classes = ordered(truth${prediction === null ? '' : ', prediction'})`;
  return `truth = texts(${pythonText(label ?? '')})
${weightsOf(roles)}
scores = np.column_stack([${hasScores ? columns : 'np.zeros(len(truth))'}])
${prediction === null ? `${classes}\n${guess}` : `${guess}\n${classes}`}
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
