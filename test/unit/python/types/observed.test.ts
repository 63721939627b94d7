import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SyntaxNode } from '../../../../src/python/syntax/nodes.js';
import * as v from 'valibot';
import { Names } from '../../../../src/content/index.js';
import { PythonSource } from '../../../../src/python/index.js';
import { inferenceOf } from '../../../../src/python/types/inference.js';
import { known, type Meaning } from '../../../../src/python/types/meaning.js';
import { nameData, readSymbols } from '../../../../tools/content/symbols.js';

const FOLDER = join('test', 'fixtures', 'observed');
const row = v.tuple([v.number(), v.number(), v.array(v.string())]);

/** What Python found where it ran the programs (`tools/observed/observe.py`). */
const observed = v.parse(
  v.object({
    classes: v.record(v.string(), v.array(v.string())),
    expressions: v.record(v.string(), v.array(row)),
  }),
  JSON.parse(readFileSync(join(FOLDER, 'types.json'), 'utf8')),
);
const names = new Names(nameData(readSymbols(join('content', 'signatures')), []));

const NUMBERS = /^builtins\.(?:int|float|bool)$/;
const LISTS = /^(?:builtins\.(?!(?:dict|str|int|float|bool|NoneType)$)|torch\.return_types)/;

/** What a class and those that it is made from are called by those who use them. */
function lineage(type: string): readonly string[] {
  return (observed.classes[type] ?? [type]).map((one) => names.canonical(one) ?? one);
}

/** Whether an object of a type is what the text was read as. */
function fits(meaning: Meaning, type: string): boolean {
  switch (meaning.kind) {
    case 'instance':
      if (meaning.type === 'builtins.float') return NUMBERS.test(type);
      return lineage(type).includes(meaning.type);
    case 'ownInstance': {
      const name = meaning.node.getChild('VariableName');
      const own = name && meaning.source.text.slice(name.from, name.to);
      return lineage(type).includes(`program.${own ?? ''}`);
    }
    case 'mapping':
      return lineage(type).includes('builtins.dict');
    case 'items':
      return LISTS.test(type);
    case 'partial':
      return type === 'functools.partial';
    case 'ownFunction':
    case 'ownClass':
    case 'ownModule':
    case 'named':
      return false;
  }
}

function nodeAt({ tree }: PythonSource, from: number, to: number): SyntaxNode | undefined {
  let node: SyntaxNode | null = tree.resolveInner(from, 1);
  while (node && node.to < to) node = node.parent;
  return node?.from === from && node.to === to ? node : undefined;
}

describe('what Python finds where it runs a program', () => {
  for (const [file, rows] of Object.entries(observed.expressions)) {
    const source = PythonSource.parse(readFileSync(join(FOLDER, file), 'utf8'));
    const inference = inferenceOf(source, names);
    const wrong: string[] = [];
    const unknown: string[] = [];
    let right = 0;
    for (const [from, to, types] of rows) {
      const node = nodeAt(source, from, to);
      const meanings = node ? known(inference.values(inference.of(node))) : [];
      const text = `${source.text.slice(from, to)} at ${from}: ${types.join(' | ')}`;
      const others = types.filter((type) => type !== 'builtins.NoneType');
      if (meanings.length === 0) unknown.push(text);
      else if (others.every((type) => meanings.some((one) => fits(one, type)))) right++;
      else wrong.push(`${text} is read as ${JSON.stringify(meanings.map(({ kind, ...one }) => [kind, 'type' in one ? one.type : 'name' in one ? one.name : '']))}`); // prettier-ignore
    }
    it(`is what ${file} is read as, or it is not told`, () => {
      assert.deepEqual(wrong, []);
    });
    it(`is told of most of ${file}`, () => {
      assert.ok(right > 0.8 * rows.length, `${right} of ${rows.length}, not ${unknown.join('\n')}`);
    });
  }
});
