import * as v from 'valibot';

/** A formula as TeX, on one line of text, and drawn. */
const drawn = {
  tex: v.string(),
  text: v.string(),
  /** SVG with `currentColor` where the theme's foreground goes; in files without the outlines. */
  svg: v.string(),
  /** Natural size in CSS pixels beside 13 px text. */
  width: v.number(),
  height: v.number(),
};

const plain = v.union([v.string(), v.number(), v.boolean(), v.null()]);

/** A formula that holds instead where arguments have certain values, or have not. */
const specialFormula = v.object({
  when: v.record(v.string(), v.union([plain, v.object({ not: plain })])),
  ...drawn,
});

const formula = v.object({ ...drawn, special: v.optional(v.array(specialFormula)) });

/** What a parameter means and does; its default is in the signature. */
const parameter = v.object({
  /** Markdown. */
  text: v.string(),
  /** The values that it takes, e.g. `a positive integer`. */
  range: v.optional(v.string()),
});

/** What is written about one symbol or term, as `npm run build` makes it from `content/`. */
const writtenSchema = v.object({
  /** Qualified name, e.g. `torch.nn.LeakyReLU`. */
  id: v.string(),
  /** What it is, e.g. `activation function`. */
  kind: v.string(),
  /** Of a term: how it is written, if not as its id, e.g. `Bayes' theorem`. */
  title: v.optional(v.string()),
  /** One sentence, or empty where nobody has written about it. */
  summary: v.string(),
  formula: v.optional(formula),
  /** Of a term, what the letters of the formula mean, in order: letter and meaning. */
  letters: v.optional(v.array(v.tuple([v.string(), v.string()]))),
  /** What goes in and what comes out, in order: name and shape. */
  shapes: v.optional(v.array(v.tuple([v.string(), v.string()]))),
  /** By name, in the order of the signature. */
  params: v.optional(v.record(v.string(), parameter)),
  /** Markdown. */
  useWhen: v.optional(v.string()),
  watchOut: v.optional(v.string()),
  /** Python that runs after `import torch`, `from torch import nn, optim` and `F`; at most 6 lines. */
  example: v.optional(v.string()),
  /** Qualified names of entries to read next. */
  related: v.optional(v.array(v.string())),
  /** Sections of the cheatsheet, e.g. `4.1.2`. */
  cheatsheet: v.optional(v.string()),
  /** A lab and the preset of it that shows a term, e.g. `activation/vanishing`. */
  lab: v.optional(v.string()),
});

export type WrittenEntry = v.InferOutput<typeof writtenSchema>;

/** The parameters of a callable. */
export const signatureSchema = v.object({
  /** As Python writes them, without `self`, e.g. `input, *, approximate='none'`. */
  signature: v.optional(v.string()),
  /** Other ways to call it. */
  overloads: v.optional(v.array(v.string())),
  /** Of a deprecated name, what is to be written instead. */
  instead: v.optional(v.string()),
});

export type Signature = v.InferOutput<typeof signatureSchema>;

/** What is known about a name: its signature, and the prose where somebody has written about it. */
export interface Entry extends WrittenEntry, Signature {
  /** `full` where there are parameters, advice and an example; else names, signature and formula. */
  readonly tier: 'full' | 'signature';
  /** The known classes that a class is made from, nearest first. */
  readonly bases: readonly string[];
}

/** A file of entries by id. */
export const entryFileSchema = v.record(v.string(), writtenSchema);

export type EntryFile = v.InferOutput<typeof entryFileSchema>;

const wordsByPhrase = v.record(v.string(), v.array(v.string()));

/** What the terms go by. Phrases in lower case are found in any case and inflection. */
export const termIndexSchema = v.object({
  /** Phrase → id of the term that it means; `null` for a phrase that only looks like a term. */
  phrases: v.record(v.string(), v.nullable(v.string())),
  /** Phrases that mean their term only beside one of these words, or alone on a line. */
  near: wordsByPhrase,
  /** Phrases that mean something else beside one of these words. */
  notNear: wordsByPhrase,
  /** Phrases that are common words: beside a word of another field they do not mean their term. */
  common: v.optional(v.array(v.string()), []),
});

export type TermIndex = v.InferOutput<typeof termIndexSchema>;

/** Every name that has an entry, and where the entries are. */
export const indexSchema = v.object({
  /** Qualified name → id. */
  ids: v.record(v.string(), v.string()),
  /** Patterns of names of one kind that have no id, the most precise first. */
  templates: v.array(v.object({ id: v.string(), kind: v.string() })),
  /** The first id of each file of entries, in order. */
  starts: v.array(v.string()),
});

export type ContentIndex = v.InferOutput<typeof indexSchema>;

/** The file that holds an entry, or would if there were one. */
export function entryFileOf({ starts }: ContentIndex, id: string): string {
  const after = starts.findIndex((start) => start > id);
  return entryFile(Math.max(0, (after < 0 ? starts.length : after) - 1));
}

/** The name of the file of entries with this number. */
export function entryFile(number: number): string {
  return `entries/${number}.json`;
}

/** A file of signatures by qualified name. */
export const signaturesSchema = v.record(v.string(), signatureSchema);
