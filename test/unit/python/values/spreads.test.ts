import assert from 'node:assert/strict';
import {
  bindArguments,
  callsIn,
  PythonSource,
  spreadTexts,
  type Arguments,
} from '../../../../src/python/index.js';

const CONV = 'in_channels, out_channels, kernel_size, stride=1, *, device=None';

/** The arguments of the last call of `f`. */
function argumentsOf(code: string): Arguments {
  const source = PythonSource.parse(`from m import f\n${code}`);
  const call = callsIn(source, (name) => name === 'm.f').at(-1);
  assert.ok(call);
  return call.arguments;
}

describe('what a spread gives', () => {
  /** The texts of the parameters that are given, and those of the spreads that stay unknown. */
  const cases: [string, string, Record<string, string>, string[]][] = [
    ['a tuple', 'f(*(3, 8, 3))', { in_channels: '3', out_channels: '8', kernel_size: '3' }, []],
    ['a list behind a value', 'f(3, *[8, 5])', { in_channels: '3', out_channels: '8', kernel_size: '5' }, []], // prettier-ignore
    ['a name for a tuple', 'args = (3, 8)\nf(*args, 5)', { in_channels: '3', out_channels: '8', kernel_size: '5' }, []], // prettier-ignore
    ['a dict', 'f(3, **{"stride": 2})', { in_channels: '3', stride: '2' }, []],
    ['dict()', 'f(3, **dict(stride=2))', { in_channels: '3', stride: '2' }, []],
    [
      'a name for a dict',
      'cfg = {"stride": 2}\nf(3, **cfg)',
      { in_channels: '3', stride: '2' },
      [],
    ],
    ['a dict in a dict', 'a = {"stride": 2}\nf(3, **{**a, "device": None})', { in_channels: '3', stride: '2', device: 'None' }, []], // prettier-ignore
    ['nothing of an unknown tuple', 'f(*args, 3)', {}, ['*args']],
    ['nothing of an unknown dict', 'f(3, **options)', { in_channels: '3' }, ['**options']],
    ['a known tuple behind an unknown one', 'f(*a, *(3, 8))', {}, ['*a']],
    ['nothing of a set', 'f(*{3, 8})', {}, ['*{3, 8}']],
    ['nothing of a list that grows', 'args = [3]\nargs.append(8)\nf(*args)', {}, ['*args']],
    ['nothing of a dict that changes', 'cfg = {"stride": 2}\ncfg["stride"] = 3\nf(**cfg)', {}, ['**cfg']], // prettier-ignore
    ['nothing of a dict that is updated', 'cfg = {"stride": 2}\ncfg.update(x)\nf(**cfg)', {}, ['**cfg']], // prettier-ignore
    ['nothing of a dict of unknown keys', 'f(**{key: 2})', {}, ['**{key: 2}']],
    ['nothing of a parameter', 'def g(*args, **kwargs):\n  f(*args, **kwargs)', {}, ['*args', '**kwargs']], // prettier-ignore
  ];
  for (const [title, code, given, spreads] of cases) {
    it(title, () => {
      const read = argumentsOf(code);
      const { values } = bindArguments(CONV, read);
      assert.deepEqual(
        Object.fromEntries([...values].map(([name, { text }]) => [name, text])),
        given,
      );
      assert.deepEqual(read.spreads, spreads);
    });
  }

  it('what is written behind an unknown star is neither bound nor too many', () => {
    const { values, problems } = bindArguments('a', argumentsOf('f(*args, 3, 4)'));
    assert.equal(values.size, 0);
    assert.deepEqual(problems, ['`*args` cannot be read here']);
  });

  it('is written again in the order of the code', () => {
    assert.deepEqual(spreadTexts(argumentsOf('f(*a, 3, *b, x=1, **c)')), [
      '*a',
      '*[3]',
      '*b',
      '**c',
    ]);
  });
});

describe('the default of a parameter', () => {
  const cases: [string, string, string[], string[]][] = [
    ['holds without spreads', 'f(3)', ['stride', 'device'], []],
    ['is unknown behind **', 'f(3, **k)', [], ['out_channels', 'kernel_size', 'stride', 'device']],
    ['is unknown behind * unless only a keyword gives it', 'f(*a)', ['device'], ['in_channels', 'out_channels', 'kernel_size', 'stride']], // prettier-ignore
    ['holds behind a dict that is known', 'f(3, **{"stride": 2})', ['device'], []],
  ];
  for (const [title, code, defaults, open] of cases) {
    it(title, () => {
      const bound = bindArguments(CONV, argumentsOf(code));
      assert.deepEqual([...bound.defaults.keys()], defaults);
      assert.deepEqual([...bound.open.keys()], open);
    });
  }

  it('names the spread that may give something else', () => {
    const { open } = bindArguments(CONV, argumentsOf('f(*a, **k)'));
    assert.equal(open.get('stride')?.text, '*a');
    assert.equal(open.get('device')?.text, '**k');
  });
});
