import { importedBy, submodule } from '../syntax/importStatement.js';
import type { SyntaxTree } from '../syntax/nodes.js';
import { PieceReader } from '../syntax/pieces.js';
import type { PythonSource } from '../syntax/source.js';

const pieces = new PieceReader<readonly string[]>(collect);

/**
 * Every module that a file's imports may read, as they name it: `a` and `a.b` of `import a.b`; `.a` and
 * `.a.b` of `from .a import b`, which may be a module or a name in one.
 */
export function importedModules(source: PythonSource): ReadonlySet<string> {
  return new Set(pieces.of(source).flatMap(({ value }) => value));
}

function collect(tree: SyntaxTree, text: string): readonly string[] {
  const found = new Set<string>();
  tree.iterate({
    enter(ref) {
      if (ref.name !== 'ImportStatement') return !ref.name.endsWith('Expression');
      for (const { module, member } of importedBy(text, ref.node)) {
        addWithParents(found, module);
        if (member !== undefined && member !== '*') found.add(submodule(module, member));
      }
      for (const [, dotted = ''] of text
        .slice(ref.from, ref.to)
        .matchAll(/(?:^import|,)\s*([\w.]+)/g)) {
        if (text.startsWith('import', ref.from)) addWithParents(found, dotted);
      }
      return false;
    },
  });
  return [...found];
}

/** `a`, `a.b` and `a.b.c` of `a.b.c`; of a relative name the dots come with the first. */
function addWithParents(found: Set<string>, module: string): void {
  const [, dots = '', names = ''] = /^(\.*)(.*)$/.exec(module) ?? [];
  const parts = names === '' ? [] : names.split('.');
  if (dots !== '') found.add(dots);
  parts.forEach((_, i) => found.add(dots + parts.slice(0, i + 1).join('.')));
}
