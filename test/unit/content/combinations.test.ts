import assert from 'node:assert/strict';
import { names } from '../support/fitted.js';
import { readSnippets } from '../../../tools/snippets.js';
import { combinationsOf, TIMES } from '../../../tools/snippets/combining/sequences.js';
import { hashOfInputs, hashOfText, readCombinations } from '../../../tools/snippets/report.js';

/** Of a combination whose snippets need a package that was not there when they were run. */
const SKIPPED = /^skipped: (\S+) is not installed$/;

describe('the report on the combinations that were run', () => {
  const { combinations, inputs, versions } = readCombinations();
  const snippets = readSnippets('snippets');
  const all = combinationsOf(snippets, names);
  const countOf = (kind: RegExp): number => all.filter(({ name }) => kind.test(name)).length;

  it('is that of the snippets and of what fits them as they are now', () => {
    assert.equal(inputs, hashOfInputs(), 'npm run snippets:combine');
  });
  it('has every pair of a training and what goes with one, every script and every sequence', () => {
    assert.ok(countOf(/ × /) > 200, `${countOf(/ × /)} pairs`);
    assert.ok(countOf(/^script /) >= 20, `${countOf(/^script /)} scripts`);
    assert.ok(countOf(/^sequence /) > 250, `${countOf(/^sequence /)} sequences`);
    assert.deepEqual(
      Object.entries(combinations).map(([name, { snippets }]) => [name, snippets]),
      all.map(({ name, snippets }) => [name, snippets]),
    );
  });
  it('has nothing that failed', () => {
    for (const [name, { result }] of Object.entries(combinations))
      assert.match(result, /^(ok|skipped: .*)$/, name);
  });
  it('says of what was skipped which package was missing', () => {
    for (const [name, { result, snippets: ids }] of Object.entries(combinations)) {
      const [, missing] = SKIPPED.exec(result) ?? [];
      if (result === 'ok') continue;
      assert.ok(missing !== undefined && versions[missing] === null, name);
      assert.ok(
        snippets.some(({ id, needs }) => ids.includes(id) && needs.includes(missing)),
        name,
      );
    }
  });
  it('has each snippet often enough, but for those whose package was missing', () => {
    const sequences = Object.entries(combinations).filter(([name]) => name.startsWith('sequence '));
    for (const { id, needs, unproven } of snippets) {
      if (unproven !== undefined || needs.some((name) => versions[name] === null)) continue;
      const ran = sequences.filter(([, one]) => one.result === 'ok' && one.snippets.includes(id));
      assert.ok(ran.length >= TIMES, `${id} is in ${ran.length}`);
    }
  });
  it('is of the programs that are composed today', () => {
    for (const { name, compose } of all.filter((_, i) => i % 25 === 0))
      assert.equal(combinations[name]?.sha256, hashOfText(compose()), name);
  });
});
