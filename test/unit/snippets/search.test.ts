import assert from 'node:assert/strict';
import fc from 'fast-check';
import { searchSnippets, snippetsAbout } from '../../../src/snippets/index.js';
import { catalogue } from '../support/fitted.js';

const found = (query: string): string[] =>
  searchSnippets(catalogue, query).map(({ title }) => title);
const about = (symbol: string): string[] =>
  snippetsAbout(catalogue, symbol).map(({ title }) => title);

describe('the search for snippets', () => {
  it('without words shows all, in their order', () => {
    assert.deepEqual(searchSnippets(catalogue, ' - '), catalogue);
  });
  it('finds each by every word of its title, in any order', () => {
    for (const { title } of catalogue) {
      const words = title.split(' ');
      for (const query of [title, title.toUpperCase(), words.reverse().join(' '), ...words])
        assert.ok(found(query).includes(title), `${title} by ${query}`);
    }
  });
  it('finds each by its prefix', () => {
    for (const { title, prefix } of catalogue) assert.ok(found(prefix).includes(title), prefix);
  });
  it('finds by symbol, by category and by description, titles first', () => {
    assert.equal(found('StepLR')[0], 'Step schedule');
    assert.ok(found('clustering').includes('Dendrogram plot'));
    assert.ok(found('perfetto').includes('Profile'));
    assert.match(found('loss')[0] ?? '', /loss/i);
  });
  it('puts what is used more first, and whole words before others', () => {
    const first = (query: string): string => found(query)[0] ?? '';
    assert.equal(first('ml-train'), 'Train loop');
    assert.ok(
      found('ml-train').indexOf('Train loop') <
        found('train').indexOf('Train and accumulate gradients'),
    );
    assert.equal(first('ml-amp'), 'Train in mixed precision (AMP)');
    assert.equal(first('loss'), 'Cross-entropy loss');
    assert.equal(first('optimizer'), 'AdamW optimizer');
    assert.equal(first('attention'), 'Multi-head attention');
    assert.equal(first('gpu'), 'Device');
    assert.match(first('scheduler'), /schedule$/);
  });
  it('finds by the words of a sentence', () => {
    for (const [sentence, title] of [
      ['how do I stop training early when the validation loss gets worse', 'Early stopping'],
      ['split a dataset into training and validation', 'Train-test split'],
      ['average the weights over time', 'EMA of weights'],
      ['count how many parameters my model has', 'Count parameters'],
      ['which classes are taken for each other', 'Confusion matrix plot'],
      ['how can I save the weights of my model', 'Save weights'],
    ] as const)
      assert.ok(
        found(sentence).slice(0, 5).includes(title),
        `${title} by ${sentence}: ${found(sentence).slice(0, 5).join()}`,
      );
  });
  it('forgives letters that are left out', () => {
    assert.ok(found('crosentropy').includes('Cross-entropy loss'));
  });
  it('finds nothing where a word is nowhere', () => {
    assert.deepEqual(found('cosine xyzzy'), []);
  });
  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        const some = searchSnippets(catalogue, query);
        assert.equal(new Set(some).size, some.length);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the snippets about a symbol', () => {
  it('are those named after it, first', () => {
    assert.equal(about('torch.nn.CrossEntropyLoss')[0], 'Cross-entropy loss');
    assert.deepEqual(about('torch.optim.lr_scheduler.StepLR'), ['Step schedule']);
  });
  it('are those that show little else', () => {
    assert.deepEqual(about('torch.nn.ELU'), ['Activation layer']);
  });
  it('are at most three', () => {
    for (const symbol of new Set(catalogue.flatMap(({ symbols }) => symbols)))
      assert.ok(about(symbol).length <= 3, symbol);
  });
  it('are none for what nearly all show, and for what is unknown', () => {
    for (const symbol of ['torch.Tensor', 'torch.nothing', ''])
      assert.deepEqual(about(symbol), [], symbol);
  });
});
