import { Uri } from 'vscode';

/** The commands' ids, as `package.json` contributes them. */
export const OPEN_LAB = 'mlCheatsheets.openLab';
export const INSERT_CODE = 'mlCheatsheets.insertCode';

/** The call in a document that a lab was opened from. Offsets count UTF-16 units. */
export interface Origin {
  readonly uri: string;
  readonly from: number;
  /** What stood there. */
  readonly text: string;
}

/** What both commands take: a lab and a state of it. */
export interface LabArgument {
  readonly lab: string;
  readonly state: unknown;
  readonly notes: readonly string[];
  readonly origin?: Origin;
}

/** The target of a Markdown link that runs a command. */
export function commandLink(command: string, argument: LabArgument): string {
  const target = Uri.from({
    scheme: 'command',
    path: command,
    query: encodeURIComponent(JSON.stringify([argument])),
  });
  return target.toString(true);
}
