import { importedByName, usualImport } from '../../libraries/spelling.js';
import { importsAt, isBound } from '../scopes/scopes.js';
import type { PythonSource } from '../syntax/source.js';

/** How to write a qualified name at a place in a file. */
export interface Spelling {
  /** E.g. `nn.GELU`, `torch.nn.GELU`, `G`. */
  readonly expression: string;
  /** The import statement that the file lacks for it. */
  readonly missingImport?: string;
}

/** Spells a qualified name with the aliases that hold at `offset`, or says which import is missing. */
export function spell(source: PythonSource, offset: number, qualifiedName: string): Spelling {
  const node = source.tree.resolveInner(offset, -1);
  const best = aliasFor(qualifiedName, aliasesAt(source, offset));
  if (best) return { expression: best.alias + qualifiedName.slice(best.imported.length) };

  const dot = qualifiedName.lastIndexOf('.');
  const module = qualifiedName.slice(0, dot);
  const member = qualifiedName.slice(dot + 1);
  const isFree = (name: string): boolean => !isBound(source, node, name);
  const usual = usualImport(module);
  const root = module.split('.')[0] ?? module;
  if (usual && isFree(usual.alias)) {
    return { expression: `${usual.alias}.${member}`, missingImport: usual.statement };
  }
  const direct = importedByName(qualifiedName);
  if (direct && isFree(direct.member)) {
    return {
      expression: direct.member + direct.rest,
      missingImport: `from ${direct.module} import ${direct.member}`,
    };
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

/** A name of the file for a module or one of its members. */
export interface Alias {
  /** E.g. `nn`. */
  readonly alias: string;
  /** What it stands for, e.g. `torch.nn`. */
  readonly imported: string;
}

/** The imported names that hold at an offset: what the file calls each, and its dotted name. */
export function aliasesAt(source: PythonSource, offset: number): ReadonlyMap<string, string> {
  return importsAt(source, source.tree.resolveInner(offset, -1));
}

/** The imported name from which a qualified name is reached with the fewest dots. */
export function aliasFor(
  qualifiedName: string,
  aliases: ReadonlyMap<string, string>,
): Alias | undefined {
  let best: Alias | undefined;
  for (const [alias, imported] of aliases) {
    const fits = qualifiedName === imported || qualifiedName.startsWith(`${imported}.`);
    if (fits && (!best || imported.length > best.imported.length)) best = { alias, imported };
  }
  return best;
}

/** Whether a name means anything at an offset. */
export function isTaken(source: PythonSource, offset: number, name: string): boolean {
  return isBound(source, source.tree.resolveInner(offset, -1), name);
}
