import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { tooLarge } from '../../../src/labs/data/endings.js';
import { readFile } from '../../../src/labs/data/readFile.js';
import { readText } from '../../../src/labs/data/readText.js';
import {
  DataError,
  MOST_CATEGORIES,
  type Column,
  type DataTable,
} from '../../../src/labs/data/table.js';

/** The cells of a column as they are read: numbers, else texts; null where there is none. */
function cellsOf({ numbers, categories }: Column): (number | string | null)[] {
  if (numbers) return Array.from(numbers, (value) => (Number.isNaN(value) ? null : value));
  return Array.from(categories?.codes ?? [], (code) => categories?.names[code] ?? null);
}

function contentOf({ columns }: DataTable): Record<string, (number | string | null)[]> {
  return Object.fromEntries(columns.map((column) => [column.name, cellsOf(column)]));
}

describe('a table is read from text', () => {
  const cases: [title: string, name: string, text: string, content: Record<string, unknown>][] = [
    ['CSV', 'a.csv', 'y,s\n0,0.5\n1,0.75\n', { y: [0, 1], s: [0.5, 0.75] }],
    ['CSV with CR LF and a byte order mark', 'a.csv', '\uFEFFy,s\r\n1,2\r\n', { y: [1], s: [2] }],
    [
      'CSV with quotes',
      'a.csv',
      'y,s\n"a, b",1\n"say ""x""",2\n',
      { y: ['a, b', 'say "x"'], s: [1, 2] },
    ],
    ['TSV', 'a.tsv', 'y\ts\ncat\t1\n', { y: ['cat'], s: [1] }],
    [
      'semicolons and decimal commas',
      'a.csv',
      'y;s\n0;0,5\n1;0,75\n',
      { y: [0, 1], s: [0.5, 0.75] },
    ],
    [
      'columns parted by spaces',
      'text',
      '0  0.5\n1 0.75',
      { 'column 1': [0, 1], 'column 2': [0.5, 0.75] },
    ],
    [
      'no header, by its numbers',
      'a.csv',
      '0,0.5\n1,0.75',
      { 'column 1': [0, 1], 'column 2': [0.5, 0.75] },
    ],
    [
      'no header, by what stands below',
      'a.csv',
      'cat,dog\ndog,dog\ncat,cat',
      { 'column 1': ['cat', 'dog', 'cat'], 'column 2': ['dog', 'dog', 'cat'] },
    ],
    ['a column twice', 'a.csv', 'y,y\n1,2', { y: [1], 'y (2)': [2] }],
    [
      'empty cells by many names',
      'a.csv',
      'y,s\n1,\n0,NA\n1,nan\n0,None',
      { y: [1, 0, 1, 0], s: [null, null, null, null] },
    ],
    ['infinities', 'a.csv', 's\n1\n-inf\nInfinity', { s: [1, -Infinity, Infinity] }],
    ['a text among numbers', 'a.csv', 's\n1\n2\noops', { s: [1, 2, null] }],
    ['records', 'a.json', '[{"y":"cat","s":1},{"y":"dog"}]', { y: ['cat', 'dog'], s: [1, null] }],
    [
      'records with lists',
      'a.json',
      '[{"p":[0.25,0.75]},{"p":[0.5,0.5]}]',
      { p_0: [0.25, 0.5], p_1: [0.75, 0.5] },
    ],
    ['columns', 'a.json', '{"y":[0,1],"s":[0.5,0.75]}', { y: [0, 1], s: [0.5, 0.75] }],
    ['columns by index, as pandas writes them', 'a.json', '{"y":{"0":0,"1":1}}', { y: [0, 1] }],
    ['pandas’ split', 'a.json', '{"columns":["y","s"],"data":[[0,0.5]]}', { y: [0], s: [0.5] }],
    [
      'records inside a record, as a trainer saves its state',
      'a.json',
      '{"epoch":2,"log_history":[{"loss":1},{"loss":0.5}]}',
      { loss: [1, 0.5] },
    ],
    ['columns inside a record', 'a.json', '{"params":{},"history":{"y":[0,1]}}', { y: [0, 1] }],
    ['rows with a header', 'a.json', '[["y","s"],[0,0.5]]', { y: [0], s: [0.5] }],
    [
      'NaN and ∞ as Python writes them',
      'a.json',
      '{"a":[1,NaN,-Infinity],"t":["NaN, \\"NaN","b","c"]}',
      { a: [1, null, -Infinity], t: ['NaN, "NaN', 'b', 'c'] },
    ],
    [
      'objects in objects',
      'a.json',
      '{"train":{"loss":[1,2]},"val":{"loss":[3,4]}}',
      { 'train/loss': [1, 2], 'val/loss': [3, 4] },
    ],
    [
      'epochs as keys',
      'a.json',
      '{"1":{"loss":1},"2":{"loss":0.5}}',
      { epoch: [1, 2], loss: [1, 0.5] },
    ],
    [
      'two lists of records',
      'a.json',
      '{"train":[{"step":1,"loss":2}],"val":[{"step":1,"loss":3}]}',
      { step: [1, 1], 'train/loss': [2, null], 'val/loss': [null, 3] },
    ],
    [
      'lists of runs',
      'a.json',
      '[{"fold":0,"val_loss":[3,2,1]},{"fold":1,"val_loss":[4,3,2]}]',
      { 'fold 0/val_loss': [3, 2, 1], 'fold 1/val_loss': [4, 3, 2] },
    ],
    [
      'dressed numbers',
      'a.csv',
      'a,b,c,d\ntensor(0.5),[0.25],85%,"0,5"\n"tensor(0.25, grad_fn=<NllLossBackward0>)",[1],9.5 %,"1,5"\n',
      { a: [0.5, 0.25], b: [0.25, 1], c: [85, 9.5], d: [0.5, 1.5] },
    ],
    ['JSON Lines', 'a.jsonl', '{"y":true}\n\n{"y":false}\n', { y: ['true', null, 'false'] }],
    ['JSON Lines in a .json', 'a.json', '{"y":1}\n{"y":0}\n', { y: [1, 0] }],
    [
      'Python lists',
      'train.py, line 3',
      '  y = [0, 1]\n  s = np.array([.5, 1e-1])',
      { y: [0, 1], s: [0.5, 0.1] },
    ],
    ['Python lists of texts', 'text', 'y: list = ["a", "b"]', { y: ['a', 'b'] }],
    ['a printed array', 'text', '[[50  3]\n [ 2 45]]', { matrix_0: [50, 2], matrix_1: [3, 45] }],
  ];
  for (const [title, name, text, content] of cases) {
    it(title, () => {
      assert.deepEqual(contentOf(readText(name, text)), content);
    });
  }

  it('classes stand in their order: numbers ascending, texts by code unit', () => {
    const { columns } = readText('a.csv', 'n,t\n10,b\n9,a\n10,B\n');
    assert.deepEqual(columns[0]?.categories?.names, ['9', '10']);
    assert.deepEqual(columns[1]?.categories?.names, ['B', 'a', 'b']);
  });

  it('a number is one class however it is written', () => {
    const { columns } = readText('a.csv', 'y,s\n1,a\n1.0,a\n1e0,a\n');
    assert.deepEqual(columns[0]?.categories?.names, ['1']);
  });

  it('too many different texts are no classes', () => {
    const text = Array.from({ length: MOST_CATEGORIES + 1 }, (_, i) => `row ${i}`).join('\n');
    const [column] = readText('a.csv', `name\n${text}`).columns;
    assert.deepEqual([column?.numbers, column?.categories], [undefined, undefined]);
  });

  it('says how far it is', () => {
    const told: number[] = [];
    readText('a.csv', `y,s\n${'1,0.5\n'.repeat(1_000_000)}`, (part) => told.push(part));
    assert.ok(told.length > 1);
    assert.deepEqual(
      told,
      told.toSorted((a, b) => a - b),
    );
    assert.equal(told.at(-1), 1);
  });

  it('numbers come back as they were written', () => {
    const anything = fc.array(fc.double({ noNaN: true }), { minLength: 2 });
    fc.assert(
      fc.property(anything, (values) => {
        const [column] = readText(
          'a.csv',
          `value,x\n${values.map((one) => `${one},t`).join('\n')}`,
        ).columns;
        assert.deepEqual(
          [...(column?.numbers ?? [])],
          values.map((one) => one + 0),
        );
      }),
    );
  });

  it('never throws anything but a DataError, whatever the text', () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .array(fc.constantFrom('y', '"', ',', ';', '\n', '[', ']', '{', '}', '=', '1', '.5', ' '))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom('a', 'a.csv', 'a.json', 'a.jsonl'), (content, name) => {
        try {
          const { rows, columns } = readText(name, content);
          for (const column of columns)
            assert.equal(cellsOf(column).length, column.numbers || column.categories ? rows : 0);
        } catch (error) {
          assert.ok(error instanceof DataError, String(error));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is amiss with a file is said', () => {
  it('its size, and how to make it smaller', () => {
    assert.equal(
      tooLarge('log.csv', 500_000_000),
      'log.csv has 500 MB; files of up to 400 MB can be read. Keep the columns of labels and scores alone, take a sample of the rows, or save them with numpy.savez.',
    );
  });
  const problems: [title: string, name: string, text: string, problem: string][] = [
    [
      'rows of another length',
      'a.csv',
      'y,s\n1,2\n1\n1,2,3\n4,5',
      'Lines 3 and 4 of a.csv have 1 or 3 cells instead of 2 and are left out. Put text that holds a “,” in double quotes.',
    ],
    [
      'one such row',
      'a.csv',
      'y,s\n1,2\n\n1\n',
      'Line 4 of a.csv has 1 cell instead of 2 and is left out. Put text that holds a “,” in double quotes.',
    ],
    [
      'columns of different lengths',
      'a.json',
      '{"y":[1,2],"s":[1]}',
      'The lists of a.json are not equally long: s has 1 instead of 2. Shorter ones are read from the first row on.',
    ],
    [
      'a value an epoch among values a batch',
      'a.json',
      '{"train_loss":[4,3,2,1],"val_loss":[3,2]}',
      'The lists of a.json are not equally long: val_loss has 2 instead of 4. Shorter ones are spread evenly over the rows.',
    ],
    [
      'JSON that is being written',
      'a.json',
      '{"history":[{"loss":1},{"loss":0.5},{"lo',
      'a.json is not JSON to its end (Unterminated string, line 1): what is before that is read.',
    ],
    [
      'many such rows',
      'a.csv',
      `y,s\n1,2\n${'1\n'.repeat(9)}`,
      'Lines 3, 4, 5, 6, 7 and 4 more of a.csv have 1 cell instead of 2 and are left out. Put text that holds a “,” in double quotes.',
    ],
  ];
  for (const [title, name, text, problem] of problems) {
    it(title, () => {
      assert.deepEqual(readText(name, text).problems, [problem]);
    });
  }
  it('a line that is not JSON', () => {
    const {
      rows,
      problems: [problem],
    } = readText('a.jsonl', '{"y":1}\n{y}\n{"y":0}');
    assert.equal(rows, 3);
    assert.match(problem ?? '', /^Left out, as not JSON \(.+\): line 2 of a\.jsonl\.$/);
  });
  const errors: [title: string, name: string, text: string, message: RegExp][] = [
    ['nothing', 'a.csv', ' \n', /^a\.csv is empty\. Give a row for each sample\.$/],
    ['a header alone', 'a.csv', 'y,s\n', /^a\.csv has a header but no rows\./],
    [
      'broken JSON',
      'a.json',
      `[\n${'{"y": 1},\n'.repeat(9)}{"y": }]`,
      /^a\.json is not JSON: Unexpected token '}', line 11\. /,
    ],
    ['JSON without a table', 'a.json', '3', /^a\.json holds no table\./],
    [
      'lists of different lengths',
      'text',
      'y = [1, 2]\ns = [1]',
      /^The lists of text must be equally long: y has 2, s has 1\.$/,
    ],
    ['Python without lists', 'text', 'y = model(x)', /^text holds no table\./],
    ['no line of JSON Lines', 'a.jsonl', 'a\nb', /^No line of a\.jsonl is JSON/],
  ];
  for (const [title, name, text, message] of errors) {
    it(title, () => {
      assert.throws(
        () => readText(name, text),
        (error) => error instanceof DataError && message.test(error.message),
      );
    });
  }
});

/** A file as `numpy.save` writes it. */
function npy(descr: string, shape: string, elements: Uint8Array, order = 'False'): Uint8Array {
  const header = `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': (${shape}), }`;
  const padded = `${header.padEnd(118 - 1)}\n`;
  const bytes = new Uint8Array(10 + padded.length + elements.length);
  bytes.set([0x93, ...strToU8('NUMPY'), 1, 0, padded.length & 0xff, padded.length >> 8]);
  bytes.set(strToU8(padded), 10);
  bytes.set(elements, 10 + padded.length);
  return bytes;
}

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

describe('a table is read from NumPy files', () => {
  const cases: [title: string, bytes: Uint8Array, content: Record<string, unknown>][] = [
    ['float64', npy("'<f8'", '2,', bytesOf(Float64Array.of(0.5, 2))), { a: [0.5, 2] }],
    ['float32', npy("'<f4'", '2,', bytesOf(Float32Array.of(0.5, 2))), { a: [0.5, 2] }],
    [
      'float16',
      npy("'<f2'", '3,', bytesOf(Uint16Array.of(0x3800, 0xc000, 0x0001))),
      { a: [0.5, -2, 2 ** -24] },
    ],
    ['int64', npy("'<i8'", '2,', bytesOf(BigInt64Array.of(-1n, 3n))), { a: [-1, 3] }],
    ['big-endian', npy("'>i2'", '2,', Uint8Array.of(0, 1, 1, 0)), { a: [1, 256] }],
    ['bool', npy("'|b1'", '2,', Uint8Array.of(1, 0)), { a: [1, 0] }],
    ['texts', npy("'<U2'", '2,', bytesOf(Uint32Array.of(99, 0, 100, 101))), { a: ['c', 'de'] }],
    [
      'two dimensions',
      npy("'<f8'", '2, 2', bytesOf(Float64Array.of(1, 2, 3, 4))),
      { a_0: [1, 3], a_1: [2, 4] },
    ],
    [
      'column by column',
      npy("'<f8'", '2, 2', bytesOf(Float64Array.of(1, 2, 3, 4)), 'True'),
      { a_0: [1, 2], a_1: [3, 4] },
    ],
    ['NaN', npy("'<f8'", '1,', bytesOf(Float64Array.of(NaN))), { a: [null] }],
  ];
  for (const [title, bytes, content] of cases) {
    it(title, () => {
      assert.deepEqual(contentOf(readFile('a.npy', bytes)), content);
    });
  }
  it('an archive, arrays of another length left out', () => {
    const archive = zipSync({
      'y.npy': npy("'|i1'", '2,', Uint8Array.of(0, 1)),
      's.npy': npy("'<f8'", '2,', bytesOf(Float64Array.of(0.5, 0.75))),
      'epoch.npy': npy("'|i1'", '3,', Uint8Array.of(0, 1, 2)),
      'o.npy': npy("'|O'", '2,', new Uint8Array(16)),
    });
    const table = readFile('a.npz', archive);
    assert.deepEqual(contentOf(table), { y: [0, 1], s: [0.5, 0.75] });
    assert.equal(table.problems.length, 2);
    assert.match(table.problems[0] ?? '', /^o\.npy in a\.npz holds Python objects/);
    assert.equal(table.problems[1], 'Left out, as not 2 long like the others: epoch (3).');
  });
  const bad: [title: string, name: string, bytes: Uint8Array, message: RegExp][] = [
    [
      'records',
      'a.npy',
      npy("[('y', '<i4')]", '1,', new Uint8Array(4)),
      /^a\.npy holds records or something else/,
    ],
    ['cut off', 'a.npy', npy("'<f8'", '2,', new Uint8Array(9)), /^a\.npy is cut off/],
    ['no NumPy file', 'a.npy', strToU8('hello, hello'), /^a\.npy is no NumPy array/],
    ['no archive', 'a.npz', strToU8('PK hello'), /^a\.npz is no \.npz archive/],
    ['no rows', 'a.npy', npy("'<f8'", '0,', new Uint8Array(0)), /^a\.npy holds no rows/],
    [
      'a picture',
      'a.bin',
      Uint8Array.of(137, 80, 78, 71, 0, 0),
      /^a\.bin is no text and no NumPy file/,
    ],
  ];
  for (const [title, name, bytes, message] of bad) {
    it(`but not ${title}`, () => {
      assert.throws(
        () => readFile(name, bytes),
        (error) => error instanceof DataError && message.test(error.message),
      );
    });
  }
});
