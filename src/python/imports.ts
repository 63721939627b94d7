import { children } from './children.js';
import { importsAt, isBound } from './scopes.js';
import type { Edit, PythonSource } from './source.js';

/** How to write a qualified name at a place in a file. */
export interface Spelling {
  /** E.g. `nn.GELU`, `torch.nn.GELU`, `G`. */
  readonly expression: string;
  /** The import statement that the file lacks for it. */
  readonly missingImport?: string;
}

/** The aliases that PyTorch's own documentation uses. */
const USUAL_ALIASES: Readonly<Record<string, string>> = {
  'torch.nn': 'nn',
  'torch.nn.functional': 'F',
};

/** Spells a qualified name with the aliases that hold at `offset`, or says which import is missing. */
export function spell(source: PythonSource, offset: number, qualifiedName: string): Spelling {
  const node = source.tree.resolveInner(offset, -1);
  let best: { alias: string; imported: string } | undefined;
  for (const [alias, imported] of importsAt(source, node)) {
    const fits = qualifiedName === imported || qualifiedName.startsWith(`${imported}.`);
    if (fits && (!best || imported.length > best.imported.length)) best = { alias, imported };
  }
  if (best) return { expression: best.alias + qualifiedName.slice(best.imported.length) };

  const dot = qualifiedName.lastIndexOf('.');
  const module = qualifiedName.slice(0, dot);
  const member = qualifiedName.slice(dot + 1);
  const isFree = (name: string): boolean => !isBound(source, node, name);
  const alias = USUAL_ALIASES[module];
  const root = module.split('.')[0] ?? module;
  const direct = importedByName(qualifiedName);
  if (direct && isFree(direct.member)) {
    return {
      expression: direct.member + direct.rest,
      missingImport: `from ${direct.module} import ${direct.member}`,
    };
  }
  if (alias !== undefined && isFree(alias)) {
    const statement =
      module === 'torch.nn' ? 'from torch import nn' : `import ${module} as ${alias}`;
    return { expression: `${alias}.${member}`, missingImport: statement };
  }
  if (isFree(root)) {
    return { expression: qualifiedName, missingImport: `import ${root}` };
  }
  const local = isFree(member) ? member : `${member}_`;
  const as = local === member ? '' : ` as ${local}`;
  return {
    expression: local,
    missingImport: `from ${module} import ${member}${as}`,
  };
}

/** The parts of a name of a package whose own documentation imports names one by one; its root alone lacks them. */
function importedByName(
  qualifiedName: string,
): { readonly module: string; readonly member: string; readonly rest: string } | undefined {
  const [, module, member, rest = ''] =
    /^((?:sklearn|torchmetrics)(?:\.[a-z]\w*)*?)\.([A-Z]\w*|[a-z]\w*$)(\.\w+)?$/.exec(
      qualifiedName,
    ) ?? [];
  return module !== undefined && member !== undefined ? { module, member, rest } : undefined;
}

/** Adds an import below the last one at the top of the file, or above the first statement. */
export function importEdit(source: PythonSource, statement: string): Edit {
  const newline = source.text.includes('\r\n') ? '\r\n' : '\n';
  const [first, ...rest] = children(source.tree.topNode).filter((node) => node.name !== 'Comment');
  const isDocstring = first?.name === 'ExpressionStatement' && first.firstChild?.name === 'String';
  const statements = first ? [first, ...rest] : [];
  let after = isDocstring ? 1 : 0;
  while (statements[after]?.name === 'ImportStatement') after++;
  const before = statements[after - 1];
  if (before) {
    const at = endOfLine(source.text, before.to);
    return { from: at, to: at, insert: newline + statement };
  }
  const at = statements[0] ? startOfLine(source.text, statements[0].from) : 0;
  return { from: at, to: at, insert: statement + newline.repeat(2) };
}

function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function endOfLine(text: string, offset: number): number {
  const end = /\r?\n/.exec(text.slice(offset));
  return end ? offset + end.index : text.length;
}
