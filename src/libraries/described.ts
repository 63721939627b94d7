import * as v from 'valibot';

const names = v.array(v.string());
const texts = v.record(v.string(), v.string());

/** How a library is imported. */
export interface Imports {
  /** Whether code names its modules (`torch.relu`) or imports its names one by one (`SVC`). */
  readonly style: 'module' | 'names';
  /** Module, or the whole library → its usual short name. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Module → its short name in code that is shown, beside those that are written into a file. */
  readonly shown: Readonly<Record<string, string>>;
  /** The statements that a page about it need not show. */
  readonly page: readonly string[];
}

/**
 * Which page is about a name; every condition that is given must hold. In an address, `{name}` is the name,
 * `{path}` the name without that of the package; `{owner}`, `{part}` and `{leaf}` are all before its last dot,
 * its second and its last part; `{class}` is the class of `classes`.
 */
const pageSchema = v.strictObject({
  /** One of these names. */
  names: v.exactOptional(names),
  /** One of these or what is below it. */
  within: v.exactOptional(names),
  /** One of these classes or modules' classes, or an attribute of it. */
  classes: v.exactOptional(names),
  /** An attribute of one of these. */
  owners: v.exactOptional(names),
  kind: v.exactOptional(v.string()),
  ownerKind: v.exactOptional(v.string()),
  /** Module → the page about it and about all below it; in place of `page`. */
  on: v.exactOptional(texts),
  page: v.exactOptional(v.string()),
});

export type Page = v.InferOutput<typeof pageSchema>;

/** A library's own documentation. */
export const docsSchema = v.strictObject({
  /** The beginning of every address that is not whole itself. */
  site: v.pipe(v.string(), v.startsWith('https://'), v.endsWith('/')),
  /** What is documented under another name → that name. */
  documentedAs: v.optional(texts, {}),
  /** The first that fits counts. */
  pages: v.array(pageSchema),
});

/** What is said of libraries in `names.json`. */
export const describedSchema = v.object({
  /** Library → what its users call it, and where its documentation is. */
  docs: v.record(v.string(), v.strictObject({ title: v.string(), ...docsSchema.entries })),
  /** Class of tensors → other classes of such tensors, and attributes that no other class has, as one text. */
  tensors: v.record(v.string(), v.strictObject({ likewise: names, alone: v.string() })),
});

export type Described = v.InferOutput<typeof describedSchema>;
