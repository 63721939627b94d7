import { workspace } from 'vscode';

const SECTION = 'mlCheatsheets';

/** The user's settings, read when they are needed; `package.json` holds their defaults. */
export const settings = {
  hover: (): boolean => read('hover.enabled'),
  hoverFormula: (): boolean => read('hover.formula'),
  hoverPlot: (): boolean => read('hover.plot'),
  hoverAdvice: (): boolean => read('hover.advice'),
  hoverComputed: (): boolean => read('hover.computed'),
  hoverParameters: (): boolean => read('hover.parameters'),
  hoverExample: (): boolean => read('hover.example'),
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
