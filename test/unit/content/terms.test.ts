import assert from 'node:assert/strict';
import { allLabs } from '../../../src/labs/index.js';
import { Terms } from '../../../src/content/index.js';
import { readContent } from '../../../tools/content.js';

const phrases = {
  overfitting: 'overfitting',
  overfit: 'overfitting',
  regularize: 'regularization',
  'learning rate': 'learning-rate',
  'learning rate schedule': 'schedule',
  'confusion matrix': 'confusion-matrix',
  recall: 'recall',
  'recall that': null,
  'cross entropy': 'cross-entropy',
  roc: 'ROC-curve',
  'f1 score': 'F1-score',
};
const terms = new Terms({ phrases, near: {}, notNear: {} });

/** What is under the `|`, and the words that it covers. */
function found(marked: string): [string, string] | undefined {
  const line = marked.replace('|', '');
  const term = terms.at(line, marked.indexOf('|'));
  return term && [term.id, line.slice(term.from, term.to)];
}

describe('a term is found', () => {
  const cases: [string, string, string][] = [
    ['it is over|fitting now', 'overfitting', 'overfitting'],
    ['it |overfits', 'overfitting', 'overfits'],
    ['it overfitted|.', 'overfitting', 'overfitted'],
    ['we regular|ized it', 'regularization', 'regularized'],
    ['regulari|zing', 'regularization', 'regularizing'],
    ["the ROC|'s corner", 'ROC-curve', "ROC's"],
    ['two learning| rates', 'learning-rate', 'learning rates'],
    ['the Learning-R|ate', 'learning-rate', 'Learning-Rate'],
    ['a learning rate| schedule', 'schedule', 'learning rate schedule'],
    ['a learning| rate schedules', 'schedule', 'learning rate schedules'],
    ['Cross-Entropy|', 'cross-entropy', 'Cross-Entropy'],
    ['its |F1 score', 'F1-score', 'F1 score'],
    ['more rec|all', 'recall', 'recall'],
  ];
  for (const [line, id, words] of cases) {
    it(`in "${line}"`, () => {
      assert.deepEqual(found(line), [id, words]);
    });
  }
});

describe('no term is found', () => {
  for (const line of [
    'rec|all that it works',
    'recall| that it works',
    'learning, |rate',
    'learning| faster',
    'over|head',
    'overfitting |  here',
    'pr|oc',
    '|',
    'con|structor',
    '🙂|',
  ]) {
    it(`in "${line}"`, () => {
      assert.equal(found(line), undefined);
    });
  }
});

describe('the terms that are written', () => {
  const { drafts } = readContent('content');
  const written = drafts.filter(({ entry }) => entry.kind === 'term');
  it('go by their own names, and have advice', () => {
    assert.ok(written.length >= 450);
    for (const { entry, phrases } of written) {
      const title = entry.title ?? entry.id.replaceAll('-', ' ');
      assert.ok([...phrases.aliases, ...phrases.exact].includes(title), title);
      assert.ok(entry.watchOut !== undefined, entry.id);
    }
  });
  it('are shown by presets that there are, of every lab', () => {
    const places = written.flatMap(({ entry }) => (entry.lab === undefined ? [] : [entry.lab]));
    const all = allLabs.flatMap(({ id, presets }) => presets.map((preset) => `${id}/${preset.id}`));
    assert.deepEqual(
      places.filter((place) => !all.includes(place)),
      [],
    );
    for (const { id } of allLabs)
      assert.ok(
        places.some((place) => place.startsWith(`${id}/`)),
        id,
      );
  });
});
