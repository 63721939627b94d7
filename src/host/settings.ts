import { workspace } from 'vscode';

import type { HoverShows } from '../answers/hover/hoverContext.js';

const SECTION = 'mlCheatsheets';

/** The user's settings, read when they are needed; `package.json` holds their defaults. */
export const settings = {
  hover: (): boolean => read('hover.enabled'),
  hoverShows: (): HoverShows => ({
    formula: read('hover.formula'),
    plot: read('hover.plot'),
    advice: read('hover.advice'),
    computed: read('hover.computed'),
    parameters: read('hover.parameters'),
    example: read('hover.example'),
  }),
  hoverTerms: (): boolean => read('hover.terms'),
  snippets: (): boolean => read('snippets.enabled'),
  codeLens: (): boolean => read('codeLens.enabled'),
};

/** Any value but `false` counts as the default, `true`. */
function read(name: string): boolean {
  return workspace.getConfiguration(SECTION).get<unknown>(name) !== false;
}

export function affectsCodeLens(event: {
  affectsConfiguration(section: string): boolean;
}): boolean {
  return event.affectsConfiguration(`${SECTION}.codeLens`);
}
