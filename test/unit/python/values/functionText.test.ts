import assert from 'node:assert/strict';
import { callsIn, PythonSource, type FunctionText } from '../../../../src/python/index.js';

/** The function that the last call of `use` is given. */
function given(code: string): FunctionText | undefined {
  const text = `import math\nimport numpy as np\nfrom functools import partial\nfrom tool import use\n${code}`;
  const call = callsIn(PythonSource.parse(text), (name) => name === 'tool.use').at(-1);
  const [value] = call?.arguments.positional ?? [];
  assert.ok(value, code);
  return value.function?.();
}

describe('a function of one number is written as a lambda', () => {
  const written: [title: string, code: string, lambda: string][] = [
    ['as it is', 'use(lambda e: 0.9  ** e)', 'lambda e: 0.9  ** e'],
    [
      'with the constants that it reads',
      'WARM = 500\nuse(lambda s: min(1.0, s / WARM))',
      'lambda s: min(1.0, s / 500)',
    ],
    [
      'with its default arguments, which belong to the code around it',
      'total = 70\nuse(lambda s, total=total: 1 - s / total)',
      'lambda s: 1 - s / 70',
    ],
    [
      'from a def with branches and local names',
      `def warm_up(step):
    """Rises, then falls."""
    if step < 5:
        return step / 5
    left = 20 - step
    left -= 1
    return max(0, left) / 15
use(warm_up)`,
      'lambda step: step / 5 if step < 5 else max(0, ((20 - step) - 1)) / 15',
    ],
    [
      'from branches that set a name',
      `def f(s):
    if s < 3:
        k = 1
    elif s < 6: k = 0.1
    else:
        k = 0.01
    return k
use(f)`,
      'lambda s: 1 if s < 3 else 0.1 if s < 6 else 0.01',
    ],
    [
      'from what a function of the file returns, with its arguments',
      `def cosine(warm, total=100):
    span = total - warm
    def f(step):
        return math.cos(math.pi * step / span)
    return f
use(cosine(10))`,
      'lambda step: math.cos(math.pi * step / (100 - 10))',
    ],
    [
      'from a lambda that a function returns',
      'def inverse(warm):\n    return lambda s: (s + 1) * warm ** -1.5\nuse(inverse(warm=40))',
      'lambda s: (s + 1) * 40 ** -1.5',
    ],
    [
      'from functools.partial',
      'def f(step, warm, total): return step / warm - total\nuse(partial(f, warm=3, total=4))',
      'lambda step: step / 3 - 4',
    ],
    [
      'from a method',
      'class A:\n    def f(self, s):\n        return s / 2\n    def g(self):\n        use(self.f)',
      'lambda s: s / 2',
    ],
    [
      'with its helpers',
      'def h(x, k): return k ** x\nuse(lambda e: h(e, 0.5) * 2)',
      'lambda e: (0.5 ** e) * 2',
    ],
    [
      'with the functions of NumPy',
      'use(lambda e: np.clip(1 - e, 0, np.pi))',
      'lambda e: min(max(1 - e, 0), math.pi)',
    ],
    [
      'with a condition inside a condition in brackets',
      'def f(x):\n    if x < 3:\n        return 1 if x else 2\n    return 3\nuse(f)',
      'lambda x: (1 if x else 2) if x < 3 else 3',
    ],
  ];
  for (const [title, code, lambda] of written) {
    it(title, () => {
      assert.deepEqual(given(code), { lambda });
    });
  }

  const unknown: [title: string, code: string, problem: string][] = [
    [
      'a name that is bound twice',
      'W = 5\nW = 6\nuse(lambda s: s / W)',
      'W is not known before the code runs',
    ],
    [
      'a name that a loop changes',
      'W = 5\nfor i in a: W += 1\nuse(lambda s: s / W)',
      'W is not known before the code runs',
    ],
    [
      'a configuration',
      'use(lambda s: s / args.warm)',
      'args.warm is not known before the code runs',
    ],
    [
      'an argument that is not known',
      'def f(w): return lambda s: s / w\nuse(f(args.w))',
      'args.w is not known before the code runs',
    ],
    [
      'a parameter of the function around it',
      'def main(warm=5):\n    use(lambda s: s / warm)',
      'warm is not known before the code runs',
    ],
    [
      'a loop',
      'def f(x):\n    while x > 1: x /= 2\n    return x\nuse(f)',
      'while x > 1: x /= 2 is not known before the code runs',
    ],
    [
      'a function without an end',
      'def f(x):\n    if x: return 1\nuse(f)',
      'f() does not always return a number',
    ],
    [
      'a name that only another branch sets',
      'def f(x):\n    if x: k = 1\n    return k\nuse(f)',
      'k is not known before the code runs',
    ],
    ['two parameters', 'def f(x, y): return x\nuse(f)', 'f() must take one parameter'],
    ['a decorator', '@cached\ndef f(x): return x\nuse(f)', 'f() is changed by its decorator'],
  ];
  for (const [title, code, problem] of unknown) {
    it(`but not with ${title}`, () => {
      const text = given(code);
      assert.ok(text && 'problem' in text, JSON.stringify(text));
      assert.equal(text.problem.replace(/\s+/g, ' '), problem);
    });
  }
  it('nor from a function that calls itself', () => {
    const text = given('def f(x): return f(x - 1)\nuse(f)');
    assert.ok(text && 'problem' in text);
  });
  it('nor from a name that stands for something else', () => {
    assert.equal(given('use(model)'), undefined);
    assert.equal(given('f = 1\nuse(f)'), undefined);
    assert.equal(given('f = f(1)\nuse(f)'), undefined);
    assert.equal(given('f = g(1)\ng = f(1)\nuse(f)'), undefined);
  });
});
