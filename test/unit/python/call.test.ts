import assert from 'node:assert/strict';
import { bindArguments, callsIn, PythonSource, type Arguments } from '../../../src/python/index.js';

function argumentsOf(code: string): Arguments {
  const [call] = callsIn(PythonSource.parse(`from m import f\nf(${code})`), () => true);
  assert.ok(call);
  return call.arguments;
}

/** The value of the only argument, or `?` where it cannot be read. */
function read(code: string): unknown {
  const [value] = argumentsOf(code).positional;
  return value?.kind === 'literal' ? value.value : '?';
}

describe('literals', () => {
  const readable: [string, unknown][] = [
    ['0.3', 0.3],
    ['.5', 0.5],
    ['1.', 1],
    ['1.e-3', 1e-3],
    ['-1.', -1],
    ['1e-3', 1e-3],
    ['1_000', 1000],
    ['0xff', 255],
    ['0b101', 5],
    ['0o17', 15],
    ['-2', -2],
    ['+2', 2],
    ['- -2', 2],
    ['(3)', 3],
    ['1 / 4', 0.25],
    ['2 ** -3', 0.125],
    ['7 // 2', 3],
    ['-7 % 3', 2],
    ['2 * (3 + 4) - 1', 13],
    ['True', true],
    ['None', null],
    ['"tanh"', 'tanh'],
    ["'tanh'", 'tanh'],
    ["'''tanh'''", 'tanh'],
    ["r'tanh'", 'tanh'],
    ['10 ** 400', Infinity],
  ];
  for (const [code, value] of readable) {
    it(code, () => {
      assert.deepEqual(read(code), value);
    });
  }
  for (const code of [
    'x',
    '1 / 0',
    '1j',
    'f"{x}"',
    'b"x"',
    '"a" + "b"',
    '-"a"',
    'not True',
    '(1, 2)',
    '[1]',
    'g()',
    'x.y',
    '"\\n"',
    '(-8) ** 0.5',
  ]) {
    it(`${code} cannot be read`, () => {
      assert.equal(read(code), '?');
    });
  }
});

describe('arguments are bound as Python binds them', () => {
  const bind = (signature: string, code: string): [Record<string, string>, readonly string[]] => {
    const { values, problems } = bindArguments(signature, argumentsOf(code));
    return [Object.fromEntries([...values].map(([name, { text }]) => [name, text])), problems];
  };
  it('by position and by keyword', () => {
    assert.deepEqual(bind('input, slope=0.01, inplace=False', 'x, inplace=True'), [
      { input: 'x', inplace: 'True' },
      [],
    ]);
  });
  it('past comments and line breaks', () => {
    assert.deepEqual(bind('a, b', '\n  1,  # one\n  b=2,\n'), [{ a: '1', b: '2' }, []]);
  });
  it('nothing by position after *', () => {
    assert.deepEqual(bind("input, *, approximate='none'", 'x, "tanh"'), [
      { input: 'x' },
      ['there is no parameter for `"tanh"`'],
    ]);
  });
  it('an unknown keyword is named', () => {
    assert.deepEqual(bind('a', 'b=1'), [{}, ['there is no parameter `b`']]);
  });
  it('a parameter given twice is named', () => {
    assert.deepEqual(bind('a', '1, a=2'), [{ a: '1' }, ['`a` is given twice']]);
  });
  it('what a star hides is said, and later positions are unknown', () => {
    const { values, problems } = bindArguments('a, b', argumentsOf('*args, 3, **options'));
    assert.deepEqual(problems, ['`*args` cannot be read here', '`**options` cannot be read here']);
    assert.equal(values.get('a')?.kind, 'unreadable');
  });
  it('an unfinished call gives what is there', () => {
    const [call] = callsIn(PythonSource.parse('from m import f\nf(0.3'), () => true);
    assert.equal(call?.arguments.positional[0]?.text, '0.3');
  });
});
