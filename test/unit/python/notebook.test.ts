import assert from 'node:assert/strict';
import { joinCells } from '../../../src/python/index.js';

/** What a cell is read as. */
function read(cell: string): string {
  const { text, start } = joinCells([cell]);
  assert.equal(start, 0);
  assert.equal(text.length, cell.length);
  return text;
}

describe('what only a notebook understands', () => {
  const cases: [string, string, string][] = [
    ['a magic', '%matplotlib inline\nx = 1', '#matplotlib inline\nx = 1'],
    ['a cell magic around Python', '%%time\nx = 1', '#%time\nx = 1'],
    ['a cell in another language', '%%bash\nls -l', '######\n#####'],
    ['a shell line', 'if a:\n  !pip install x\n  b = 1', 'if a:\n  #pip install x\n  b = 1'],
    ['a shell line of several lines', '!pip install \\\n  torch\r\nx = 1', '#pip install \\\n  #orch\r\nx = 1'], // prettier-ignore
    ['a question before', '?nn.ReLU\nx', '#nn.ReLU\nx'],
    ['a question behind', 'nn.ReLU??\nx', '#n.ReLU??\nx'],
    ['the result of a command', 'files = !ls *.py\nx', 'files = 0       \nx'],
    ['no remainder over two lines', 'x = (a\n  % b)', 'x = (a\n  % b)'],
    ['no plain Python', 'x = a != b\ny = "?"', 'x = a != b\ny = "?"'],
  ];
  for (const [title, cell, text] of cases) {
    it(title, () => {
      assert.equal(read(cell), text);
    });
  }
});
