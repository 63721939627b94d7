import assert from 'node:assert/strict';
import { allLabs } from '../../../src/labs/index.js';
import { isFileOfAnotherField, Terms } from '../../../src/content/index.js';
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
const terms = new Terms({ phrases, near: {}, notNear: {}, common: [] });

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

describe('a term that is a common word', () => {
  const layers = new Terms({
    phrases: { layer: 'layer', gradient: 'gradient' },
    ...{ near: {}, notNear: {}, common: ['layer'] },
  });
  const cases: [string, boolean, boolean][] = [
    ['freeze the |layer', false, true],
    ['freeze the |layer', true, false],
    ['the |layer of the pretrained network', true, true],
    ['the |layer of the cake', false, false],
    ['the |layer of the decoder', false, true],
    ['the |layer of an image', false, true],
    ['the |layer of 64 units', false, true],
    ['a |layer over the firewall', false, false],
    ['a |layer over the file system', false, false],
    ['a neural |layer for the firewall logs', false, true],
    ['the |gradient of the cake', true, true],
  ];
  for (const [marked, isElsewhere, isMeant] of cases) {
    it(`is ${isMeant ? '' : 'not '}meant in "${marked}"${isElsewhere ? ' elsewhere' : ''}`, () => {
      const found = layers.at(marked.replace('|', ''), marked.indexOf('|') + 1, isElsewhere);
      assert.equal(found !== undefined, isMeant);
    });
  }
});

describe('a file is about another field', () => {
  const cases: [string, boolean][] = [
    ['import pygame\n', true],
    ['from django.db import models\n', true],
    ['import os\nimport math\n', false],
    ['', false],
    ['import flask\nimport torch\n', false],
    ['import flask\nfrom sklearn.svm import SVC\n', false],
    ['# import flask\n', false],
  ];
  for (const [text, isOther] of cases) {
    it(`${isOther ? '' : 'not '}with ${JSON.stringify(text)}`, () => {
      assert.equal(isFileOfAnotherField(text), isOther);
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
