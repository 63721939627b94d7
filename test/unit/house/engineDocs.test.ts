import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { formatWithOptions } from 'node:util';
import ts from 'typescript';

/** Runs a block of the documents and returns what each console.log printed. */
async function run(block: string, name: string): Promise<string[]> {
  const folder = resolve('out', 'docs');
  mkdirSync(folder, { recursive: true });
  const file = resolve(folder, `${name}.mts`);
  const engine = pathToFileURL(resolve('src', 'engine', 'index.ts')).href;
  writeFileSync(file, block.replace("'./dist/engine.mjs'", `'${engine}'`));
  const printed: string[] = [];
  const { log } = console;
  console.log = (...values: unknown[]) => {
    printed.push(formatWithOptions({ breakLength: Infinity }, ...values));
  };
  try {
    await import(pathToFileURL(file).href);
  } finally {
    console.log = log;
  }
  return printed;
}

describe('the examples of docs/engine.md print what stands beside them', () => {
  const text = readFileSync('docs/engine.md', 'utf8');
  const blocks = [...text.matchAll(/^## (.+)$|```js\n([\s\S]*?)```/gm)];
  let section = 'Registries';
  let count = 0;
  for (const [, heading, block] of blocks) {
    section = heading ?? section;
    if (block === undefined) continue;
    const name = `example${++count}`;
    it(`${section}, ${name}`, async () => {
      const expected = [...block.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(
        ([, said]) => said,
      );
      assert.ok(expected.length > 0);
      assert.deepEqual(await run(block, name), expected);
    });
  }
  it('every family has one', () => {
    assert.ok(count >= 8);
  });
});

describe('what the engine exports', () => {
  it('is documented, name by name', () => {
    const index = resolve('src', 'engine', 'index.ts');
    const { options } = ts.parseJsonConfigFileContent(
      { extends: resolve('tsconfig.base.json') },
      ts.sys,
      '.',
    );
    const program = ts.createProgram([index], options);
    const checker = program.getTypeChecker();
    const file = program.getSourceFile(index);
    const module = file && checker.getSymbolAtLocation(file);
    assert.ok(module);
    const symbols = checker
      .getExportsOfModule(module)
      .map((one) => (one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one));
    assert.ok(symbols.length > 150);
    const bare = symbols.filter((one) => one.getDocumentationComment(checker).length === 0);
    assert.deepEqual(
      bare.map(({ name }) => name),
      [],
    );
  });
});
