/** Where the files of a question are. */
export interface Files {
  /** The content of a file; `undefined` if there is none. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** The paths of the files in a folder and those below it, relative to it; `undefined` if it is none. */
  readonly list: (path: string) => readonly string[] | undefined;
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.replace(/[\\/]+$/, '').replace(/^.*[\\/]/, '');
}

/** A number as JSON can hold it: what is not finite as a text. */
export type Shown = number | string;

export function shown(value: number): Shown {
  return Number.isFinite(value) ? value : String(value);
}
