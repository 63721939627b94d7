import { IMPORTS } from './imports.js';

/** An import statement's module and the name that it binds. */
export interface UsualImport {
  readonly alias: string;
  readonly statement: string;
}

/** How code that is shown without its imports spells a name, e.g. `nn.GELU`, `F.gelu`, `SVC`. */
export function usualSpelling(qualifiedName: string): string {
  const imports = IMPORTS[rootOf(qualifiedName)];
  if (!imports) return qualifiedName;
  const { style, aliases, shown } = imports;
  const isShort = (module: string): boolean =>
    style === 'names'
      ? qualifiedName.lastIndexOf('.') === module.length && qualifiedName.startsWith(module)
      : qualifiedName.startsWith(`${module}.`);
  const [module = '', short = ''] =
    Object.entries({ ...aliases, ...shown })
      .filter(([one]) => isShort(one))
      .sort(([one], [other]) => other.length - one.length)[0] ?? [];
  if (short !== '') return short + qualifiedName.slice(module.length);
  return style === 'names' ? qualifiedName.replace(/^\w+\.([a-z_]+\.)*/, '') : qualifiedName;
}

/** The usual short name of a module, if it has one. */
export function usualImport(module: string): UsualImport | undefined {
  const alias = IMPORTS[rootOf(module)]?.aliases[module];
  if (alias === undefined) return undefined;
  const parent = module.slice(0, Math.max(0, module.lastIndexOf('.')));
  const isOwnName = parent !== '' && module === `${parent}.${alias}`;
  const statement = isOwnName ? `from ${parent} import ${alias}` : `import ${module} as ${alias}`;
  return { alias, statement };
}

/** The parts of a name of a library whose names are imported one by one; its root alone may lack them. */
export function importedByName(
  qualifiedName: string,
): { readonly module: string; readonly member: string; readonly rest: string } | undefined {
  if (IMPORTS[rootOf(qualifiedName)]?.style !== 'names') return undefined;
  const [, module, member, rest = ''] =
    /^(\w+(?:\.[a-z]\w*)*?)\.([A-Z]\w*|[a-z]\w*$)(\.\w+)?$/.exec(qualifiedName) ?? [];
  return module !== undefined && member !== undefined ? { module, member, rest } : undefined;
}

/** The statements that a page about any of the libraries need not show. */
export function pageImports(): readonly string[] {
  return Object.values(IMPORTS).flatMap(({ page }) => page);
}

function rootOf(name: string): string {
  return name.split('.', 1)[0] ?? name;
}
