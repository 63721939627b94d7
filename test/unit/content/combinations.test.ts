import assert from 'node:assert/strict';
import { names } from '../support/fitted.js';
import { readSnippets } from '../../../tools/snippets.js';
import { pairsOf } from '../../../tools/snippets/combining/pairs.js';
import { hashOfInputs, hashOfText, readCombinations } from '../../../tools/snippets/report.js';

describe('the report on the combinations that were run', () => {
  const { combinations, inputs } = readCombinations();
  const pairs = pairsOf(readSnippets('snippets'), names);

  it('is that of the snippets and of what fits them as they are now', () => {
    assert.equal(inputs, hashOfInputs(), 'npm run snippets:combine');
  });
  it('has every pair of a training and what goes with one', () => {
    assert.ok(pairs.length > 200, `${pairs.length}`);
    for (const { name } of pairs) assert.ok(combinations[name], name);
  });
  it('has nothing that failed', () => {
    for (const [name, { result }] of Object.entries(combinations)) assert.equal(result, 'ok', name);
  });
  it('is of the programs that are composed today', () => {
    for (const { name, compose } of pairs.filter((_, i) => i % 20 === 0))
      assert.equal(combinations[name]?.sha256, hashOfText(compose()), name);
  });
});
