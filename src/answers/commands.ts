import type { LabId } from '../labs/titles.js';

/** The commands' ids, as `package.json` contributes them. */
export const OPEN_LAB = 'mlCheatsheets.openLab';
export const INSERT_CODE = 'mlCheatsheets.insertCode';
export const INSERT_SNIPPET = 'mlCheatsheets.insertSnippet';

/** Opens a lab; takes the id of a preset, if there is one to show. */
export function openCommand(lab: LabId): string {
  return `mlCheatsheets.open.${lab}`;
}

/** The call in a document that a lab was opened from. Offsets count UTF-16 units. */
export interface Origin {
  readonly uri: string;
  readonly from: number;
  /** What stood there. */
  readonly text: string;
}

/** What the commands of the labs take: a lab and a state of it. */
export interface LabArgument {
  readonly lab: string;
  readonly state: unknown;
  readonly notes: readonly string[];
  readonly origin?: Origin;
}

/** The target of a Markdown link that runs a command with one argument. */
export function commandLink(command: string, argument: unknown): string {
  const query = encodeURIComponent(JSON.stringify([argument]));
  // An unfinished call has a bracket that would end the link.
  return `command:${command}?${query.replaceAll('(', '%28').replaceAll(')', '%29')}`;
}
