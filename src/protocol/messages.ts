import * as v from 'valibot';

/** Exported files stay below this many characters. */
const LARGEST_FILE = 50_000_000;

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
    /** Let the user choose a file of data; its source comes back. */
    v.object({ type: v.literal('openFile') }),
    /** Send the bytes of a file that the user has opened at some time, and say when it changes. */
    v.object({ type: v.literal('readFile'), uri: v.pipe(v.string(), v.maxLength(10_000)) }),
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
    /** Show the user's data in the place of the present ones; checked as a source of data. */
    v.object({ type: v.literal('data'), source: v.unknown() }),
    /** A file whose bytes were asked for is another now. */
    v.object({ type: v.literal('changed'), uri: v.string() }),
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
