import assert from 'node:assert/strict';
import { EngineError } from '../../../src/engine/error.js';
import { classificationReport, metrics } from '../../../src/engine/metrics/index.js';
import { assertClose, reference } from '../support/reference.js';

type Value = number | string | null | readonly number[];
interface Call {
  arguments: (string | number[])[];
  options: Record<string, Value>;
}
interface Data {
  data: string;
  values: number[];
}
interface Signatures {
  id: string;
  signatures: Record<string, string>;
}
interface Case extends Call {
  id: string;
  result: Record<string, Value>;
  warns: boolean;
  rows?: Record<string, Record<string, number> | number>;
}
interface Refusal extends Call {
  refused: string;
  parameter: string;
}

const all = reference<Data | Signatures | Case | Refusal>('metrics').cases;
const data = new Map(all.flatMap((entry) => ('data' in entry ? [[entry.data, entry.values]] : [])));
const signatures = all.filter((entry) => 'signatures' in entry);
const cases = all.filter((entry) => 'result' in entry);
const refusals = all.filter((entry) => 'refused' in entry);

/** Sums differ in their last digits with the order of the summands, which numpy changes. */
const tolerance = { relative: 1e-12, absolute: 1e-14 };

/** Whole numbers as int32, others as float64, so that both kinds are tried. */
function typed(values: readonly number[]): Int32Array | Float64Array {
  return values.every((value) => Number.isInteger(value) && !Object.is(value, -0))
    ? Int32Array.from(values)
    : Float64Array.from(values);
}

function resolve(value: Value): unknown {
  if (typeof value !== 'string' || !value.startsWith('@')) return value;
  return typed(data.get(value)!);
}

function run(id: string, { arguments: given, options }: Call) {
  const [first, second] = given.map((argument) =>
    typed(typeof argument === 'string' ? data.get(argument)! : argument),
  );
  return metrics.get(id).compute(first!, second!, resolveOptions(options));
}

function resolveOptions(options: Call['options']): Record<string, unknown> {
  const resolved: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(options)) resolved[name] = resolve(value);
  return resolved;
}

function describeCall({ arguments: given, options }: Call): string {
  return `${given.join(', ')} ${JSON.stringify(options)}`;
}

function assertSame(actual: unknown, expected: Value | undefined, what: string): void {
  if (typeof expected === 'string' || expected === null) {
    assert.equal(actual, expected, what);
  } else if (typeof expected === 'number') {
    assert.ok(typeof actual === 'number', `${what} is no number`);
    assertClose(actual, expected, { ...tolerance, what });
  } else {
    assert.ok(actual instanceof Float64Array && Array.isArray(expected), `${what} is no array`);
    assert.equal(actual.length, expected.length, `length of ${what}`);
    actual.forEach((value, i) => {
      assertClose(value, Number(expected[i]), { ...tolerance, what: `${what}[${i}]` });
    });
  }
}

describe('metrics equal scikit-learn', () => {
  it('are held against at least 6,000 values', () => {
    const values = cases.flatMap(({ result }) => Object.values(result)).flat();
    assert.ok(values.length >= 6000, `only ${values.length}`);
  });

  for (const { id, label } of metrics) {
    it(`${label}: values, with and without weights`, () => {
      const own = cases.filter((entry) => entry.id === id);
      assert.ok(own.length > 0, 'no reference values: run "npm run reference -- metrics"');
      for (const call of own) {
        const result: Record<string, unknown> = { ...run(id, call) };
        for (const [field, expected] of Object.entries(call.result)) {
          assertSame(result[field], expected, `${id} ${field} of ${describeCall(call)}`);
        }
      }
    });

    it(`${label}: warns where scikit-learn does`, () => {
      const own = cases.filter((entry) => entry.id === id && metrics.get(id).forms.length > 0);
      for (const call of own) {
        const { warnings } = run(id, call);
        const what = `${id} ${describeCall(call)}: ${warnings.join('; ')}`;
        assert.equal(warnings.length > 0, call.warns, what);
        assert.equal(new Set(warnings).size, warnings.length, what);
      }
    });

    it(`${label}: the signature is scikit-learn's`, () => {
      const entry = signatures.find((own) => own.id === id);
      assert.ok(entry, 'no signature: run "npm run reference -- metrics"');
      const { forms, options } = metrics.get(id);
      const absent = ['multioutput', 'output_dict', 'warn_for'];
      for (const { name, signature } of forms) {
        assert.equal(signature, entry.signatures[name], name);
        const given = signature.split(/, (?![^(]*\))/).filter((part) => part !== '*');
        for (const part of given.slice(2)) {
          const [parameter = '', value] = part.split('=');
          if (absent.includes(parameter) || value === "'deprecated'") continue;
          assert.ok(parameter in options, `${name} lacks ${parameter}`);
          if (value !== undefined) {
            assert.equal(python(options[parameter]!.default), value.replace(/\.0$/, ''), part);
          }
        }
      }
    });
  }

  it('the report as numbers is what its text is written from', () => {
    const own = cases.filter(({ rows }) => rows);
    assert.ok(own.length > 0);
    for (const call of own) {
      const [yTrue, yPred] = call.arguments.map((argument) => typed(data.get(String(argument))!));
      const options = resolveOptions(call.options);
      const { classes, averages, accuracy } = classificationReport(yTrue!, yPred!, options);
      const what = describeCall(call);
      for (const { name, precision, recall, fscore, support } of [...classes, ...averages]) {
        const expected = call.rows![name];
        assert.ok(typeof expected === 'object', `${what}: no row ${name}`);
        const row = { precision, recall, 'f1-score': fscore, support };
        for (const [key, value] of Object.entries(row)) {
          assertClose(value, expected[key]!, { ...tolerance, what: `${what} ${name} ${key}` });
        }
      }
      if (accuracy === null) assert.ok(!('accuracy' in call.rows!), what);
      else assertClose(accuracy, Number(call.rows!['accuracy']), { ...tolerance, what });
    }
  });
});

/** A default as Python writes it. */
function python(value: unknown): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return Number.isNaN(value) ? 'nan' : JSON.stringify(value).replaceAll('"', "'");
}

describe('metrics refuse what scikit-learn refuses', () => {
  it('with a known parameter for each', () => {
    assert.ok(refusals.length > 100);
  });
  for (const refusal of refusals) {
    it(`${refusal.refused}(${describeCall(refusal)}): ${refusal.parameter}`, () => {
      assert.throws(
        () => run(refusal.refused, refusal),
        (error) => {
          assert.ok(error instanceof EngineError, String(error));
          assert.equal(error.parameter, refusal.parameter, error.message);
          assert.ok(error.message.includes(refusal.parameter), error.message);
          return true;
        },
      );
    });
  }
});
