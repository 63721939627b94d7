import type { Described, Page } from './described.js';

/** A page of a library's own documentation. */
export interface DocsPage {
  /** What the library is called. */
  readonly library: string;
  readonly address: string;
}

/** What kind of thing a qualified name is. */
export type KindOf = (name: string) => string | undefined;

/** The page about a name, or `undefined` where none is known. */
export function docsPage(
  name: string,
  all: Described['docs'],
  kindOf: KindOf,
): DocsPage | undefined {
  const docs = all[name.split('.', 1)[0] ?? name];
  if (!docs) return undefined;
  const [home, documented] = Object.entries(docs.documentedAs).find(([one]) =>
    isWithin(name, one),
  ) ?? [name, name];
  const subject: Subject = {
    name: documented + name.slice(home.length),
    kind: kindOf(name),
    ownerKind: kindOf(ownerOf(name)),
  };
  for (const page of docs.pages) {
    const address = addressOf(page, subject);
    if (address === undefined) continue;
    return {
      library: docs.title,
      address: address.startsWith('https://') ? address : docs.site + address,
    };
  }
  return undefined;
}

/** A name as the documentation has it. */
interface Subject {
  readonly name: string;
  readonly kind: string | undefined;
  readonly ownerKind: string | undefined;
}

function addressOf(page: Page, { name, kind, ownerKind }: Subject): string | undefined {
  const owner = ownerOf(name);
  const known = kind === 'class' ? name : ownerKind === 'class' ? owner : undefined;
  const isOne = page.names?.includes(name) ?? true;
  const isInside = page.within?.some((one) => isWithin(name, one)) ?? true;
  const isOwned = page.owners?.includes(owner) ?? true;
  const isOfClass =
    page.classes?.some((one) => known !== undefined && [known, ownerOf(known)].includes(one)) ??
    true;
  const isOfKind = (page.kind ?? kind) === kind && (page.ownerKind ?? ownerKind) === ownerKind;
  if (!isOne || !isInside || !isOwned || !isOfClass || !isOfKind) return undefined;
  if (page.on) {
    const [module, address = ''] =
      Object.entries(page.on).find(([one]) => isWithin(name, one)) ?? [];
    if (module === undefined) return undefined;
    return name === module ? address : `${address}#${name}`;
  }
  const parts = name.split('.');
  const values: Readonly<Record<string, string>> = {
    name,
    path: parts.slice(1).join('.'),
    owner,
    part: parts[1] ?? '',
    leaf: parts.at(-1) ?? '',
    class: known ?? '',
  };
  return page.page?.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
}

function isWithin(name: string, module: string): boolean {
  return name === module || name.startsWith(`${module}.`);
}

function ownerOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}
