import assert from 'node:assert/strict';
import { markdownTermTextAt, PythonSource, termTextAt } from '../../../../src/python/index.js';
import type { TermText } from '../../../../src/python/index.js';

type Find = (text: string, offset: number) => TermText | undefined;

const inPython: Find = (text, offset) => termTextAt(PythonSource.parse(text), offset);

/** The prose around the `|`, with the cursor's place marked again. */
function around(code: string, find: Find): string | undefined {
  const offset = code.indexOf('|');
  const text = code.replace('|', '');
  const found = find(text, offset);
  if (!found) return undefined;
  assert.equal(text.slice(found.from, found.from + found.text.length), found.text);
  return `${found.text.slice(0, found.offset)}|${found.text.slice(found.offset)}`;
}

describe('prose in Python', () => {
  const cases: [string, string, string | undefined][] = [
    ['a comment', 'x = 1  # the learning ra|te\ny = 2', ' the learning ra|te'],
    ['the end of a comment', '# dropout|', ' dropout|'],
    ['a docstring of a file', '"""All about drop|out."""\n', 'All about drop|out.'],
    ['a docstring below a comment', '# hello\n"""Drop|out."""\n', 'Drop|out.'],
    ['a docstring of a function', 'def f():\n  """Uses\n  drop|out.\n  """\n  pass', '  drop|out.'],
    ['a docstring of a class', "class A:\r\n  r'''Drop|out.\r\n  '''\r\n", 'Drop|out.'],
    ['an open docstring', 'def f():\n  """Drop|out', 'Drop|out'],
    ['no other string', 'x = "drop|out"', undefined],
    ['no string below the docstring', 'def f():\n  """A."""\n  "drop|out"', undefined],
    ['no string in a branch', 'if x:\n  "drop|out"', undefined],
    ['no code', 'drop|out = 1', undefined],
    ['no f-string', 'def f():\n  f"""drop|out"""', undefined],
    ['no quotes', '|"""dropout"""', undefined],
    ['no doctest', 'def f():\n  """\n  >>> drop|out()\n  """', undefined],
  ];
  for (const [title, code, line] of cases) {
    it(title, () => {
      assert.equal(around(code, inPython), line);
    });
  }
});

describe('prose in Markdown', () => {
  const cases: [string, string, string | undefined][] = [
    ['a paragraph', 'One\nuses drop|out here\nThree', 'uses drop|out here'],
    ['a list', '- a\n    - drop|out', '    - drop|out'],
    ['below a fence', '```py\nx\n```\ndrop|out', 'drop|out'],
    ['beside a code span', '`x` drop|out `y`', '`x` drop|out `y`'],
    ['the words of a link', '[drop|out](a.md)', '[drop|out](a.md)'],
    ['no fence', '```py\ndrop|out\n```\n', undefined],
    ['no open fence', '~~~\ndrop|out', undefined],
    ['no fence with a shorter one inside', '````\n```\ndrop|out\n````', undefined],
    ['no code span', 'a `drop|out` b', undefined],
    ['no code span with two ticks', 'a ``x`drop|out`` b', undefined],
    ['no indented code', 'a\n\n    drop|out', undefined],
    ['no address', '[a](drop|out.md)', undefined],
    ['no bare address', 'see https://x.org/drop|out now', undefined],
    ['no tag', '<img alt="drop|out">', undefined],
    ['no line without end', `${'`'.repeat(3000)} drop|out`, undefined],
  ];
  for (const [title, text, line] of cases) {
    it(title, () => {
      assert.equal(around(text, markdownTermTextAt), line);
    });
  }
});
