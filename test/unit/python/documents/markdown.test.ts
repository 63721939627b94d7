import assert from 'node:assert/strict';
import {
  doctestAt,
  markdownCodeAt,
  PythonSource,
  symbolAt,
  type CodeInText,
} from '../../../../src/python/index.js';
import { handKnowledge } from '../../support/knowledge.js';

/** What the word before `|` stands for; the place that is found must be that word's. */
function nameIn(marked: string, codeAt: (text: string, offset: number) => CodeInText | undefined) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const code = codeAt(text, offset);
  const symbol = code && symbolAt(code.source, offset + code.start, handKnowledge);
  if (!symbol) return undefined;
  const word = /\w+$/.exec(marked.slice(0, offset))?.[0] ?? '';
  assert.ok(text.slice(symbol.from - code.start, symbol.to - code.start).startsWith(word));
  return symbol.name;
}

const RELU = 'torch.nn.ReLU';

describe('a name in Markdown', () => {
  const cases: [string, string, string | undefined][] = [
    ['inline', 'Use `nn.ReLU|()` here.', RELU],
    ['inline by its whole name', 'Use `torch.nn.ReLU|`.', RELU],
    ['inline as an optimizer', '`optim.AdamW|(p)`', 'torch.optim.AdamW'],
    ['inline as a function', '`F.relu|`', 'torch.nn.functional.relu'],
    ['inline in a statement', '`act = nn.ReLU|()`', RELU],
    ['inline between two ticks', '`` nn.ReLU| ``', RELU],
    ['inline behind another', '`x` and `nn.ReLU|`', RELU],
    ['inline as a decorator', '`@torch.no_grad|()`', 'torch.no_grad'],
    ['in a list', '- `nn.ReLU|`', RELU],
    ['in a fence', '```python\nfrom torch import nn\nx = nn.ReLU|()\n```', RELU],
    ['in a fence without imports', '```py\nnn.ReLU|()\n```', RELU],
    ['in a fence with an attribute', '```python title="a"\nnn.ReLU|()\n```', RELU],
    ['in a fence in braces', '```{.python}\nnn.ReLU|()\n```', RELU],
    ['in a fence of tildes', '~~~python\nnn.ReLU|()\n~~~', RELU],
    ['in an open fence', '```python\nnn.ReLU|()', RELU],
    [
      'in a fence in a list',
      '1. So:\n\n   ```python\n   if x:\n       y = 1\n   nn.ReLU|()\n   ```',
      RELU,
    ],
    ['in a fence in a quotation', '> ```python\n> x = 1\n> nn.ReLU|()\n> ```', RELU],
    ['in a fence with Windows line ends', '```python\r\nx = 1\r\nnn.ReLU|()\r\n```', RELU],
    ['in a session', '```python\n>>> x = nn.ReLU|()\n>>> x\nReLU()\n```', RELU],
    ['further down in a session', '```pycon\n>>> if x:\n...     y = 1\n...\nError (\n>>> nn.ReLU|()\n```', RELU], // prettier-ignore
    ['imported in a fence above', '```python\nfrom torch.nn import ReLU\n```\n\n```python\nReLU|()\n```', RELU], // prettier-ignore
    ['below a broken fence', '```python\nx = f(\n```\n\n```python\nnn.ReLU|()\n```', RELU],
    ['below a fence in another language', '```bash\nnn = "\n```\n`nn.ReLU|`', RELU],
    ['of an object of a fence above', '```python\nopt = optim.AdamW(p)\n```\n`opt.step|()`', 'torch.optim.Optimizer.step'], // prettier-ignore
    ['not known', '`nn.Nothing|`', undefined],
    ['of another module', '```python\nimport flax.linen as nn\n```\n`nn.ReLU|`', undefined],
    ['alone', '`ReLU|`', undefined],
    ['alone, though it is a usual one', '`F|`', undefined],
    ['in prose', 'Use nn.ReLU| here.', undefined],
    ['beside inline code', '`x` nn.ReLU| `y`', undefined],
    ['in a fence in another language', '```js\nnn.ReLU|()\n```', undefined],
    ['in a fence without a language', '```\nnn.ReLU|()\n```', undefined],
    ['inline in a fence', '```text\n`nn.ReLU|`\n```', undefined],
    ['in indented code', '    `nn.ReLU|`', undefined],
    ['in the head of a fence', '```python nn.ReLU|\n```', undefined],
    ['below a fence', '```python\nx = 1\n```\nnn.ReLU|', undefined],
    ['in a comment of a fence', '```python\n# nn.ReLU|\n```', undefined],
    ['in what a session prints', '```python\n>>> x\nnn.ReLU|()\n```', undefined],
  ];
  for (const [title, text, name] of cases) {
    it(title, () => {
      assert.equal(nameIn(text, markdownCodeAt), name);
    });
  }

  it('is found in a page with many fences', () => {
    const page = '```python\nx = nn.ReLU()\n```\n`nn.ReLU`\n'.repeat(300);
    assert.equal(nameIn(`${page}\`nn.ReLU|\``, markdownCodeAt), RELU);
  });
});

describe('an example in a docstring', () => {
  const inDocstring = (text: string, offset: number): CodeInText | undefined =>
    doctestAt(PythonSource.parse(text), offset);
  const cases: [string, string, string | undefined][] = [
    [
      'knows its own imports',
      'def f():\n    """Says.\n\n    >>> from torch import nn\n    >>> nn.ReLU|()\n    """',
      RELU,
    ],
    ['knows those of the file', 'from torch import nn\ndef f():\n    """Says.\n\n    >>> nn.ReLU|()\n    ReLU()\n    """', RELU], // prettier-ignore
    ['goes on over lines', 'from torch import nn\ndef f():\n    """\n    >>> g(\n    ...     nn.ReLU|(),\n    ... )\n    """', RELU], // prettier-ignore
    [
      'is behind a prompt',
      'from torch import nn\ndef f():\n    """\n    nn.ReLU|()\n    """',
      undefined,
    ],
    ['is in a docstring', 'from torch import nn\nx = """\n>>> nn.ReLU|()\n"""', undefined],
  ];
  for (const [title, text, name] of cases) {
    it(title, () => {
      assert.equal(nameIn(text, inDocstring), name);
    });
  }
});
