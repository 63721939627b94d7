import assert from 'node:assert/strict';
import { join } from 'node:path';
import { hashOf, questionsOf, readReport } from '../../../tools/content/report.js';
import { readContent } from '../../../tools/content.js';

describe('the report of what was checked with the real packages', () => {
  const { drafts, table } = readContent('content');
  const report = readReport(join('content', 'report.json'));
  const questions = questionsOf(drafts, table);

  it('covers every entry as it is now; else run "npm run examples"', () => {
    assert.ok(questions.length > 0);
    const stale = questions.filter((question) => report.entries[question.id] !== hashOf(question));
    assert.deepEqual(
      stale.map(({ id }) => id),
      [],
    );
  });

  it('names no entry that is gone', () => {
    const ids = new Set(questions.map(({ id }) => id));
    assert.deepEqual(
      Object.keys(report.entries).filter((id) => !ids.has(id)),
      [],
    );
  });

  it('was made with PyTorch 2.13', () => {
    assert.match(report.versions['torch'] ?? '', /^2\.13\./);
  });
});
