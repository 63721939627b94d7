import assert from 'node:assert/strict';
import { strFromU8, strToU8 } from 'fflate';
import { createRandom, type Random } from '../../../../src/engine/random.js';
import { readBytes } from '../../../../src/labs/data/delimited/readBytes.js';
import { longDigits } from '../../../../src/labs/data/delimited/parseDouble.js';
import { readFile } from '../../../../src/labs/data/readFile.js';
import { isDelimited } from '../../../../src/labs/data/readText.js';
import { DataError, type DataTable } from '../../../../src/labs/data/table.js';
import { bytesOf, predictionForms } from '../../support/forms/predictionForms.js';
import { logForms } from '../../support/forms/logForms.js';
import { mutate } from '../../support/mutate.js';

/** How many mutations are compared; more with `FUZZ=5000`, others with `SEED=…`. */
const MUTATIONS = Number(process.env['FUZZ'] ?? 400);
const SEED = Number(process.env['SEED'] ?? 5);

function fast(name: string, bytes: Uint8Array, step?: number): DataTable | undefined {
  const isTable = (beginning: string): boolean => isDelimited(name, beginning, bytes.includes(61));
  return readBytes(name, bytes, isTable, () => undefined, step);
}

/** @returns whether the bytes are regular. */
function compare(name: string, bytes: Uint8Array, step?: number): boolean {
  const read = attempt(() => fast(name, bytes, step));
  if (read === undefined) return false;
  assert.deepEqual(
    read,
    attempt(() => readFile(name, bytes)),
    JSON.stringify(strFromU8(bytes.slice(0, 3000))),
  );
  return true;
}

function attempt<T>(run: () => T): T | string {
  try {
    return run();
  } catch (error) {
    if (error instanceof DataError) return error.message;
    throw error;
  }
}

/** What cells of tables look like. */
const CELLS = [
  ...[
    '0',
    '1',
    '-1',
    '+3',
    '0.5',
    '-.5',
    '5.',
    '1e5',
    '1e-07',
    '12E+3',
    '007',
    '-0',
    '1e',
    '.',
    '-',
  ],
  ...[
    '0.1234567890123456789',
    '12345678901234567890',
    '1e400',
    '1e-400',
    '2.2250738585072011e-308',
  ],
  ...[
    '0x1F',
    '1_000',
    'nan',
    'NaN',
    'inf',
    '-Infinity',
    '',
    ' ',
    ' 3',
    '3 ',
    '"4"',
    '"5,5"',
    '0,5',
  ],
  ...[
    'cat',
    'a dog',
    '"x, y"',
    '"say ""hi"""',
    'tensor(0.5)',
    '50%',
    '3 s',
    'None',
    'N/A',
    'é',
    '🙂',
  ],
  ...[
    '"a\nb"',
    'a"b',
    'no log',
    'constructor',
    '__proto__',
    'array',
    'float',
    'test',
    '\u00a07',
    'in',
  ],
];

function table(random: Random): string {
  const pick = (texts: readonly string[]): string =>
    texts[Math.floor(random.next() * texts.length)] ?? '';
  const width = 1 + Math.floor(random.next() * 4);
  const [delimiter, end] = [pick([',', ',', ';', '\t', '|']), pick(['\n', '\n', '\r\n'])];
  const isWild = random.next() < 0.5;
  const number = (): string => {
    const digits = Math.floor(random.next() * 20);
    const text = (random.normal() * 10 ** Math.floor(8 * random.normal())).toPrecision(1 + digits);
    return random.next() < 0.5 ? String(Number(text)) : text;
  };
  const cell = (): string => (random.next() < (isWild ? 0.5 : 0.02) ? pick(CELLS) : number());
  const rows = Array.from({ length: 1 + Math.floor(random.next() * 30) }, () => {
    const cells = Array.from({ length: random.next() < 0.03 ? width + 1 : width }, cell);
    return random.next() < 0.03 ? '' : cells.join(delimiter);
  });
  const header = Array.from({ length: width }, (_, i) =>
    pick([`c${i}`, 'loss', '"q"', `${i}`, '']),
  );
  const all = random.next() < 0.8 ? [header.join(delimiter), ...rows] : rows;
  if (random.next() < 0.1) all.splice(Math.floor(random.next() * all.length), 0, all[0] ?? '');
  return all.join(end) + (random.next() < 0.5 ? end : '');
}

describe('a delimited file is read from its bytes as from its text', () => {
  it('of every form', () => {
    const files = [
      ...logForms.flatMap(({ forms }) =>
        forms.map(({ file, content }) => [file, content] as const),
      ),
      ...predictionForms.flatMap((form) => Object.entries(form.files)),
    ];
    const regular = files.filter(([name, content]) => compare(name, bytesOf(content)));
    assert.ok(regular.length > 60, String(regular.length));
  });

  it(`in ${MUTATIONS} mutations of these`, () => {
    const random = createRandom(SEED);
    const files = [
      ...logForms.flatMap(({ forms }) =>
        forms.map(({ file, content }) => [file, content] as const),
      ),
      ...predictionForms.flatMap((form) => Object.entries(form.files)),
    ].filter(([name, content]) => fast(name, bytesOf(content)));
    let regular = 0;
    for (let i = 0; i < MUTATIONS; i++) {
      const [name, content] = files[i % files.length] ?? ['', ''];
      if (compare(name, mutate(bytesOf(content), random))) regular++;
    }
    assert.ok(regular > MUTATIONS / 4, String(regular));
  }).timeout(60_000 + 10 * MUTATIONS);

  it(`in ${MUTATIONS} tables of all that cells can be`, () => {
    const random = createRandom(SEED + 1);
    let regular = 0;
    for (let i = 0; i < MUTATIONS; i++) {
      if (compare('a.csv', strToU8(table(random)), i % 2 === 0 ? undefined : 7)) regular++;
    }
    assert.ok(regular > MUTATIONS / 4, String(regular));
  }).timeout(60_000 + 10 * MUTATIONS);

  it('of more rows than are kept at once', () => {
    const random = createRandom(3);
    const line = (i: number): string =>
      i % 997 === 5
        ? ''
        : i % 1231 === 7
          ? 'short'
          : Array.from({ length: 40 }, (_, column) =>
              column === 3 ? `id ${i}` : column === 4 ? `c${i % 7}` : random.normal(),
            ).join(',');
    const header = Array.from({ length: 40 }, (_, i) => `c${i}`).join(',');
    const text = [header, ...Array.from({ length: 5000 }, (_, i) => line(i))].join('\n');
    assert.ok(compare('a.csv', strToU8(text)));
  }).timeout(60_000);

  it('whose reading can be ended', () => {
    const text = `a,b\n${'1,2\n'.repeat(5000)}`;
    let calls = 0;
    const ended = (): unknown =>
      readBytes(
        'a.csv',
        strToU8(text),
        () => true,
        () => {
          if (++calls === 3) throw new Error('ended');
        },
        1000,
      );
    assert.throws(ended, /ended/);
    assert.equal(calls, 3);
  });
});

describe('digits become the nearest double', () => {
  it('or none where that is not certain', () => {
    const random = createRandom(SEED);
    let known = 0;
    for (let i = 0; i < 20_000; i++) {
      const digits = Array.from({ length: 16 + Math.floor(random.next() * 6) }, () =>
        Math.floor(10 * random.next()),
      ).join('');
      const point = Math.floor(random.next() * digits.length);
      const text = `${digits.slice(0, point)}.${digits.slice(point)}`;
      const found = longDigits(strToU8(text), 0, text.length, point - digits.length);
      if (Number.isNaN(found)) continue;
      known++;
      assert.equal(found, Number(text), text);
    }
    assert.ok(known > 19_900, String(known));
  });

  it('where they are half way between two', () => {
    for (const text of ['9007199254740993', '9007199254740992.5', '9007199254740995']) {
      const point = text.indexOf('.');
      const power = point < 0 ? 0 : point + 1 - text.length;
      const found = longDigits(strToU8(text), 0, text.length, power);
      assert.ok(Number.isNaN(found) || found === Number(text), `${text}: ${found}`);
    }
  });
});
