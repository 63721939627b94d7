import assert from 'node:assert/strict';
import { Project, PythonSource, symbolAt, type Files } from '../../../../src/python/index.js';
import { modulePaths } from '../../../../src/python/project/modulePaths.js';
import { names } from '../../support/fitted.js';

/** A folder of files in memory, which can be changed. */
class Folder implements Files {
  readonly root = '';
  reads = 0;
  readonly #sources = new Map<string, PythonSource>();

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path: string, text: string): void {
    this.#sources.set(path, PythonSource.parse(text));
  }

  remove(path: string): void {
    this.#sources.delete(path);
  }

  read(path: string): Promise<PythonSource | undefined> {
    this.reads++;
    return Promise.resolve(this.#sources.get(path));
  }
}

const NET = `import torch
from torch import nn

WIDTH = 64

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, WIDTH)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.fc(x)

def loss_of(a, b) -> torch.Tensor:
    return a

def make() -> Net:
    return Net()

act = nn.GELU()
`;

describe('a file among the others of its project', () => {
  const project = Project.of(names);

  /** What the `|` in the file stands for. */
  async function at(files: Files, path: string, marked: string): Promise<string | undefined> {
    const source = PythonSource.parse(marked.replace('|', ''));
    const opened = await project.open(path, source, files);
    return symbolAt(opened, marked.indexOf('|'), names)?.name;
  }

  for (const [what, path, files, code, expected] of [
    [
      'a class',
      'a.py',
      { 'model.py': NET },
      'from model import Net\nNet().tr|ain()',
      'Module.train',
    ],
    ['an instance', 'a.py', { 'model.py': NET }, 'import model as m\nn = m.Net()\nn.fc|', 'Linear'],
    ['an object', 'a.py', { 'model.py': NET }, 'from model import act\nact|', 'GELU'],
    [
      'a result',
      'a.py',
      { 'model.py': NET },
      'from model import *\nloss_of(1, 2).back|ward()',
      '.backward',
    ],
    [
      'forward',
      'a.py',
      { 'model.py': NET },
      'from model import make\nmake()(1).sh|ape',
      'Tensor.shape',
    ],
    [
      'a relative import',
      'pkg/a.py',
      { 'pkg/model.py': NET },
      'from .model import Net\nNet().ev|al()',
      'Module.eval',
    ],
    [
      'a module from its package',
      'pkg/sub/a.py',
      { 'pkg/model.py': NET },
      'from .. import model\nmodel.Net().ev|al()',
      'Module.eval',
    ],
    [
      'a re-export',
      'a.py',
      { 'pkg/__init__.py': 'from .model import Net as N\n', 'pkg/model.py': NET },
      'from pkg import N\nN().ev|al()',
      'Module.eval',
    ],
    [
      'a star that re-exports',
      'a.py',
      { 'pkg/__init__.py': 'from .model import *\n', 'pkg/model.py': NET },
      'import pkg\npkg.Net().ev|al()',
      'Module.eval',
    ],
    [
      'a folder without __init__',
      'a.py',
      { 'pkg/sub/model.py': NET },
      'import pkg.sub.model\npkg.sub.model.Net().ev|al()',
      'Module.eval',
    ],
    [
      'a folder around',
      'pkg/scripts/a.py',
      { 'pkg/model.py': NET },
      'from pkg.model import Net\nNet().ev|al()',
      'Module.eval',
    ],
    [
      'the folder src',
      'scripts/a.py',
      { 'src/pkg/model.py': NET },
      'from pkg.model import Net\nNet().ev|al()',
      'Module.eval',
    ],
    [
      'a base class',
      'a.py',
      { 'model.py': NET },
      'from model import Net\nclass B(Net): pass\nB().fc|',
      'Linear',
    ],
    [
      'an import with a fallback',
      'pkg/a.py',
      { 'pkg/model.py': NET },
      'try:\n  from .model import Net\nexcept ImportError:\n  from model import Net\nNet().ev|al()',
      'Module.eval',
    ],
    ['the word in the import', 'a.py', { 'model.py': NET }, 'from model import ac|t\n', 'GELU'],
  ] as const) {
    it(`knows ${what}`, async () => {
      const found = await at(new Folder(files), path, code);
      assert.ok(found?.endsWith(`.${expected.replace(/^\./, '')}`), String(found));
    });
  }

  for (const [what, files, code] of [
    ['a file that is not there', {}, 'from model import Net\nNet().ev|al()'],
    ['a name that the file lacks', { 'model.py': 'x = 1' }, 'from model import Net\nNet().ev|al()'],
    [
      'a class without bases',
      { 'model.py': 'class Net: pass' },
      'from model import Net\nNet().ev|al()',
    ],
    [
      'more dots than there are folders',
      { 'model.py': NET },
      'from ...model import Net\nNet().ev|al()',
    ],
    ['a broken file', { 'model.py': 'class Net(((\n"""' }, 'from model import Net\nNet().ev|al()'],
  ] as const) {
    it(`says nothing about ${what}`, async () => {
      assert.equal(await at(new Folder(files), 'a.py', code), undefined);
    });
  }

  it('reads no file in place of a package that is known', async () => {
    const folder = new Folder({ 'torch.py': 'class nn: pass', 'torch/__init__.py': '' });
    assert.equal(await at(folder, 'a.py', 'from torch import nn\nnn.GEL|U()'), 'torch.nn.GELU');
  });

  it('follows circles, whichever file is asked first', async () => {
    const b =
      'import a\nfrom torch import nn\nfc = nn.Linear(1, 2)\ndef f(): return a.g()\nx = a.y\n';
    const folder = new Folder({ 'b.py': b });
    const a = 'import b\ny = b.fc\nz = b.x\n';
    folder.write('a.py', a);
    assert.equal(await at(folder, 'a.py', `${a}z|\n`), 'torch.nn.Linear');
    assert.equal(await at(folder, 'b.py', `${b}x|\n`), 'torch.nn.Linear');
    const self = 'from a import fc\nfc|\n';
    folder.write('a.py', self.replace('|', ''));
    assert.equal(await at(folder, 'a.py', self), undefined);
  });

  it('reads again what has changed and keeps the rest', async () => {
    const folder = new Folder({ 'model.py': 'from torch import nn\nlayer = nn.Linear(1, 2)\n' });
    const source = PythonSource.parse('from model import layer\nlayer\n');
    const open = (): Promise<PythonSource> => project.open('kept.py', source, folder);
    const first = await open();
    assert.equal(await open(), first);
    assert.equal(symbolAt(first, 25, names)?.name, 'torch.nn.Linear');
    folder.write('model.py', 'from torch import nn\nlayer = nn.GELU()\n');
    assert.equal(symbolAt(await open(), 25, names)?.name, 'torch.nn.GELU');
    folder.remove('model.py');
    assert.equal(symbolAt(await open(), 25, names), undefined);
  });

  it('says in which file a call is', async () => {
    const folder = new Folder({ 'model.py': NET });
    const source = PythonSource.parse('from model import act\nact\n');
    const opened = await project.open('a.py', source, folder);
    assert.equal(symbolAt(opened, 23, names)?.call?.path, 'model.py');
  });

  it('stops at a hundred files', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`m${i}.py`, `import m${2 * i + 1}, m${2 * i + 2}\n`]),
    );
    const folder = new Folder(files);
    await project.open('m.py', PythonSource.parse('import m0\n'), folder);
    assert.ok(folder.reads < 2100, String(folder.reads));
  });

  it('survives a file that cannot be read', async () => {
    const broken: Files = { root: '', read: () => Promise.reject(new Error('gone')) };
    assert.equal(await at(broken, 'a.py', 'import model\nmodel.x|'), undefined);
  });
});

describe('the paths of a module', () => {
  it('are those beside the file, then around it, then in src', () => {
    assert.deepEqual(modulePaths('a.b', 'r/p/f.py', 'r/'), [
      ...['r/p/a/b/__init__.py', 'r/p/a/b.py', 'r/a/b/__init__.py', 'r/a/b.py'],
      ...['r/src/a/b/__init__.py', 'r/src/a/b.py'],
    ]);
  });

  it('of a relative name are where the dots say, and never above the root', () => {
    assert.deepEqual(modulePaths('.', 'r/p/f.py', 'r/'), ['r/p/__init__.py']);
    assert.deepEqual(modulePaths('..b', 'r/p/f.py', 'r/'), ['r/b/__init__.py', 'r/b.py']);
    assert.deepEqual(modulePaths('...b', 'r/p/f.py', 'r/'), []);
    assert.deepEqual(modulePaths('', 'r/p/f.py', 'r/'), []);
  });
});
