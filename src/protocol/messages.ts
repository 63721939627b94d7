import * as v from 'valibot';

/** Exported files stay below this many characters. */
const LARGEST_FILE = 50_000_000;
export const MOST_FOLLOWED = 1000;

const uri = v.pipe(v.string(), v.maxLength(10_000));

/** What a lab's webview says to the host. */
export function toHostSchema<S extends v.GenericSchema>(state: S) {
  return v.variant('type', [
    /** The webview listens now and wants to be shown something. */
    v.object({ type: v.literal('ready') }),
    /** Write the code of this state at the cursor of the editor. */
    v.object({ type: v.literal('insert'), state }),
    /** Write it in the place of the call that the lab was opened from. */
    v.object({ type: v.literal('replace'), state }),
    /** Put a link to this state on the clipboard. */
    v.object({ type: v.literal('share'), state }),
    /** Show another lab in a state that is checked as one of it. */
    v.object({ type: v.literal('open'), lab: v.string(), state: v.unknown() }),
    v.object({ type: v.literal('copy'), text: v.pipe(v.string(), v.maxLength(LARGEST_FILE)) }),
    /** Ask where to save this file; `base64` tells how `content` is to be read. */
    v.object({
      type: v.literal('save'),
      name: v.pipe(v.string(), v.regex(/^[\w-]{1,60}\.(svg|png|csv)$/)),
      content: v.pipe(v.string(), v.maxLength(LARGEST_FILE)),
      base64: v.boolean(),
    }),
    /** Let the user choose data; their sources come back. */
    v.object({
      type: v.literal('openFile'),
      select: v.picklist(['file', 'files', 'folder']),
      /** Whether they join the data that are shown. */
      adds: v.boolean(),
    }),
    /** Send the bytes of a file that the user has opened at some time, or that is in such a folder. */
    v.object({ type: v.literal('readFile'), uri }),
    /** Send the paths of the files in a folder that the user has opened at some time. */
    v.object({ type: v.literal('readFolder'), uri }),
    /** Say when one of these files or folders changes; of no others any more. */
    v.object({
      type: v.literal('follow'),
      uris: v.pipe(v.array(uri), v.maxLength(MOST_FOLLOWED)),
    }),
    /** Remember in this workspace what the user has decided on the data of a source. */
    v.object({ type: v.literal('remember'), uri, choices: v.unknown() }),
  ]);
}

/** What the host says to a lab's webview. */
export function toWebviewSchema<S extends v.GenericSchema>(state: S) {
  return v.variant('type', [
    /** A call or another lab's state was opened: bring it into what is shown. */
    v.object({
      type: v.literal('join'),
      state,
      notes: v.array(v.string()),
      /** Where the call is, e.g. `train.py:12`, if it can be replaced there. */
      origin: v.optional(v.string()),
    }),
    /** Show one of the lab's presets instead of the present state. */
    v.object({ type: v.literal('preset'), id: v.string() }),
    /** The call that the panel was opened from is gone. */
    v.object({ type: v.literal('detach') }),
    /** Show the user's data, in the place of the present ones or beside them. */
    v.object({
      type: v.literal('data'),
      /** Each checked as a source of data. */
      sources: v.array(v.unknown()),
      adds: v.boolean(),
      /** What the user has decided on the first of them before, in this workspace. */
      choices: v.optional(v.unknown()),
    }),
    /** A file that is followed has changed, or what is in a folder that is followed. */
    v.object({ type: v.literal('changed'), uri: v.string() }),
    /** The files of a folder that was asked for, or why there are none. */
    v.object({
      type: v.literal('folder'),
      uri: v.string(),
      /** Paths relative to the folder, with `/` between their parts. */
      content: v.union([v.array(v.object({ path: v.string(), uri: v.string() })), v.string()]),
      /** What is missing of them. */
      note: v.optional(v.string()),
    }),
    /** The bytes of a file that was asked for, or why there are none. */
    v.object({
      type: v.literal('file'),
      uri: v.string(),
      content: v.union([v.instance(ArrayBuffer), v.string()]),
      /** What is missing of the bytes. */
      note: v.optional(v.string()),
    }),
  ]);
}

export type ToHost<S extends v.GenericSchema> = v.InferOutput<ReturnType<typeof toHostSchema<S>>>;
export type ToWebview<S extends v.GenericSchema> = v.InferOutput<
  ReturnType<typeof toWebviewSchema<S>>
>;

/** Why a message does not fit, or the message itself. */
export type Parsed<T> = { readonly message: T } | { readonly problem: string };

/** Reads a message of unknown origin. Never throws. */
export function parseMessage<T>(schema: v.GenericSchema<unknown, T>, data: unknown): Parsed<T> {
  const result = v.safeParse(schema, data);
  if (result.success) return { message: result.output };
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  return { problem: `${path === null ? '' : `${path}: `}${issue.message}` };
}
