import * as v from 'valibot';

/** Longer texts are not kept with the panel. In characters. */
export const LONGEST_TEXT = 400_000;

const shortName = v.pipe(v.string(), v.maxLength(1000));

/** A text that a user pasted or selected, or what stood in a call; it is in the state itself. */
const textSchema = v.object({
  kind: v.literal('text'),
  name: shortName,
  text: v.pipe(v.string(), v.maxLength(LONGEST_TEXT)),
});

/** A file that the user opened; it is read again whenever the panel is. */
const fileSchema = v.object({
  kind: v.literal('file'),
  name: shortName,
  uri: v.pipe(v.string(), v.maxLength(10_000)),
});

/** A text too long to be kept: it is gone when the panel is closed. */
const passingSchema = v.object({ kind: v.literal('passing'), name: shortName });

/** Where a user's table comes from. */
export const userSourceSchema = v.variant('kind', [textSchema, fileSchema, passingSchema]);
export type UserSource = v.InferOutput<typeof userSourceSchema>;

/** A folder that the user opened, whose files and those of the folders in it are read. */
export const folderSchema = v.object({
  kind: v.literal('folder'),
  name: shortName,
  uri: v.pipe(v.string(), v.maxLength(10_000)),
});

export type FolderSource = v.InferOutput<typeof folderSchema>;

/** Where a user's data come from. */
export type DataSource = UserSource | FolderSource;
