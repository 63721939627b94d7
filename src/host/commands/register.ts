import * as v from 'valibot';
import { commands, window, type Disposable, type LogOutputChannel } from 'vscode';
import { labs, type AnyLab } from '../../labs/index.js';
import type { CodeInserter } from '../insertCode.js';
import type { LabPanels } from '../panels/labPanels.js';
import { INSERT_CODE, OPEN_LAB } from './names.js';

const argumentSchema = v.object({
  lab: v.string(),
  state: v.unknown(),
  notes: v.optional(v.array(v.string()), []),
});

/** Registers the commands. What a link or another extension hands them is checked first. */
export function registerCommands(
  panels: LabPanels,
  inserter: CodeInserter,
  log: LogOutputChannel,
): Disposable[] {
  const withLab =
    (run: (lab: AnyLab, opened: { state: unknown; notes: string[] }) => Promise<void> | void) =>
    async (data: unknown): Promise<void> => {
      const argument = v.safeParse(argumentSchema, data);
      const lab = labs.find(({ id }) => argument.success && id === argument.output.lab);
      const state = lab && argument.success && v.safeParse(lab.schema, argument.output.state);
      if (!lab || !argument.success || !state || !state.success) {
        log.warn('A command was given an argument that it cannot read.', data);
        void window.showWarningMessage(
          'ML Cheatsheets: this link cannot be read. Open the lab from the command palette instead.',
        );
        return;
      }
      await run(lab, { state: state.output, notes: argument.output.notes });
    };
  return [
    commands.registerCommand(
      OPEN_LAB,
      withLab((lab, opened) => {
        panels.show(lab, opened);
      }),
    ),
    commands.registerCommand(
      INSERT_CODE,
      withLab((lab, { state }) => inserter.insert(lab, state)),
    ),
    ...labs.map((lab) =>
      commands.registerCommand(`mlCheatsheets.open.${lab.id}`, () => {
        panels.show(lab);
      }),
    ),
  ];
}
