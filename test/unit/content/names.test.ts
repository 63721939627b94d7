import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Library, Names } from '../../../src/content/index.js';
import { parametersOf } from '../../../src/python/index.js';
import { nameData, readSymbols, writeSymbols } from '../../../tools/content/symbols.js';

const table = readSymbols(join('content', 'signatures'));
const names = new Names(nameData(table, []));

describe('names', () => {
  it('of every symbol are their own usual form', () => {
    assert.ok(table.symbols.size > 10_000);
    for (const name of table.symbols.keys()) assert.equal(names.canonical(name), name);
  });

  const aliases: [string, string][] = [
    ['torch.nn.modules.activation.ReLU', 'torch.nn.ReLU'],
    ['torch.autograd.no_grad', 'torch.no_grad'],
    ['torch.float', 'torch.float32'],
    ['torch.conv2d', 'torch.nn.functional.conv2d'],
    ['torch.utils.data.dataloader.DataLoader', 'torch.utils.data.DataLoader'],
    ['torch.optim.AdamW.step', 'torch.optim.Optimizer.step'],
    ['torch.optim.adamw.AdamW.step', 'torch.optim.Optimizer.step'],
    ['torch.nn.Parameter.backward', 'torch.Tensor.backward'],
    ['torchvision.models.ResNet.state_dict', 'torch.nn.Module.state_dict'],
    ['sklearn.linear_model.LogisticRegression.score', 'sklearn.base.ClassifierMixin.score'],
  ];
  for (const [alias, name] of aliases) {
    it(`${alias} is ${name}`, () => {
      assert.equal(names.canonical(alias), name);
    });
  }

  for (const name of [
    'torch.nn.Conv9d',
    'torch.nn.ReLU.colour',
    'numpy.array',
    '',
    'torch.',
    '.',
  ]) {
    it(`"${name}" is not known`, () => {
      assert.equal(names.canonical(name), undefined);
    });
  }

  it('that every object has are not known', () => {
    for (const name of ['constructor', 'torch.constructor', 'torch.nn.toString', '__proto__']) {
      assert.equal(names.canonical(name), undefined, name);
      assert.equal(names.kind(name), undefined, name);
      assert.equal(names.returns(name), undefined, name);
      assert.deepEqual(names.bases(name), [], name);
    }
  });

  const kinds: [string, string][] = [
    ['torch.nn', 'module'],
    ['torch.nn.Conv2d', 'class'],
    ['torch.cat', 'function'],
    ['torch.Tensor.view', 'method'],
    ['torch.Tensor.shape', 'property'],
    ['torch.float32', 'dtype'],
    ['torch.pi', 'constant'],
  ];
  for (const [name, kind] of kinds) {
    it(`${name} is a ${kind}`, () => {
      assert.equal(names.kind(name), kind);
    });
  }

  const types: [string, string | undefined][] = [
    ['torch.randn', 'torch.Tensor'],
    ['torch.Tensor.grad', 'torch.Tensor'],
    ['torch.Tensor.size', 'torch.Size'],
    ['torch.max', 'tuple[torch.Tensor, torch.Tensor]'],
    ['torch.nn.Module.to', 'Self'],
    ['torch.nn.Conv2d.forward', 'torch.Tensor'],
    ['torchvision.models.resnet50', 'torchvision.models.ResNet'],
    ['torch.save', undefined],
  ];
  for (const [name, type] of types) {
    it(`${name} gives ${type ?? 'nothing that is known'}`, () => {
      assert.equal(names.returns(name), type);
    });
  }

  it('lead from a type to the member of the base that has it', () => {
    assert.equal(names.member('torch.optim.AdamW', 'zero_grad'), 'torch.optim.Optimizer.zero_grad');
    assert.equal(names.member('torch.optim.LBFGS', 'step'), 'torch.optim.LBFGS.step');
    assert.equal(names.member('torch.nn.Linear', 'parameters'), 'torch.nn.Module.parameters');
    assert.equal(names.member('torch.nn.Linear', 'colour'), undefined);
    assert.equal(names.member('torch.colour', 'step'), undefined);
  });

  it('of bases end: no class is its own ancestor', () => {
    const visit = (type: string, below: readonly string[]): void => {
      assert.ok(!below.includes(type), [...below, type].join(' → '));
      for (const base of names.bases(type)) visit(base, [...below, type]);
    };
    for (const [name, { kind }] of table.symbols) if (kind === 'class') visit(name, []);
  });
});

describe('every signature', () => {
  it('reads as parameters with plain names', () => {
    for (const [name, { signature, overloads = [] }] of table.symbols) {
      for (const text of [signature ?? '', ...overloads]) {
        for (const parameter of parametersOf(text)) {
          assert.match(parameter.name, /^[\p{L}_][\p{L}\p{N}_]*$/u, `${name}(${text})`);
        }
      }
    }
  });

  it('is found by its name in the file that holds it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ml-names-'));
    try {
      writeSymbols(table, folder);
      const library = new Library((file) =>
        Promise.resolve(
          file === 'index.json'
            ? '{"ids":{},"templates":[],"starts":[]}'
            : readFileSync(join(folder, file), 'utf8'),
        ),
      );
      for (const [name, { kind, signature, bases = [] }] of table.symbols) {
        const entry = await library.find(name);
        assert.equal(entry?.kind, kind, name);
        assert.equal(entry.signature, signature, name);
        assert.deepEqual(entry.bases, bases, name);
        assert.equal(entry.tier, 'signature', name);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
