import * as v from 'valibot';

const names = v.pipe(v.array(v.string()), v.readonly());

const importSchema = v.object({
  /** Qualified name of the module or of its member. */
  name: v.string(),
  /** What the body calls it; `torch` for `import torch.utils.data`. */
  local: v.string(),
  /** The statement that imports this name alone. */
  statement: v.string(),
  /** Where `local` is in `body`. */
  at: v.pipe(v.array(v.number()), v.readonly()),
});

const setSchema = v.object({
  name: v.string(),
  /** Where it is in `body`. */
  at: v.pipe(v.array(v.number()), v.readonly()),
});

/** A line of `body` that depends on the file. */
const lineSchema = v.object({
  /** It is left out where the file lacks this object. */
  needs: v.optional(v.string()),
  /** It is left out where the file has this setting already. */
  sets: v.optional(v.string()),
  from: v.number(),
  to: v.number(),
});

const snippetSchema = v.object({
  /** E.g. `training/trainEpoch`. */
  id: v.string(),
  /** What is typed, e.g. `ml-train-epoch`. */
  prefix: v.string(),
  title: v.string(),
  /** One sentence. */
  description: v.string(),
  category: v.string(),
  /** The smaller, the more it is used; the same for all that are used seldom. */
  rank: v.number(),
  /** The packages that the code imports. */
  needs: names,
  /** Where it may be: at the top level, where a statement may, or within an expression too. */
  kind: v.picklist(['module', 'statement', 'expression']),
  /** Qualified names of PyTorch and scikit-learn that it shows, with every choice. */
  symbols: names,
  /** Names that it expects to find in the user's file; each is a tab stop. */
  uses: names,
  /** Names that it binds itself, in whatever scope. */
  binds: names,
  /** Those of them that the scope binds into which it is inserted. */
  sets: v.pipe(v.array(setSchema), v.readonly()),
  lines: v.pipe(v.array(lineSchema), v.readonly()),
  imports: v.pipe(v.array(importSchema), v.readonly()),
  /** VS Code's snippet syntax, without the imports, four spaces a level; empty for imports alone. */
  body: v.string(),
});

/** A name that a snippet imports. */
export type SnippetImport = v.InferOutput<typeof importSchema>;

/** A snippet as the build writes it into the catalog. */
export type Snippet = v.InferOutput<typeof snippetSchema>;

/**
 * Reads the catalog: the snippets by category, use and title.
 *
 * @throws {Error} where the text is not what the build writes.
 */
export function readCatalogue(text: string): Snippet[] {
  return v.parse(v.array(snippetSchema), JSON.parse(text));
}
