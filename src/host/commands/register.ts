import * as v from 'valibot';
import { commands, window, type Disposable, type LogOutputChannel, type Uri } from 'vscode';
import { INSERT_CODE, OPEN_LAB, openCommand, type Origin } from '../../answers/commands.js';
import type { AnyLab } from '../../labs/index.js';
import { labIds } from '../../labs/titles.js';
import type { CodeInserter } from '../insertCode.js';
import { loadLabs } from '../labs/loadLabs.js';
import type { LabPanels } from '../panels/labPanels.js';
import { sharedLab } from '../panels/shareLink.js';

const argumentSchema = v.object({
  lab: v.string(),
  state: v.unknown(),
  notes: v.optional(v.array(v.string()), []),
  origin: v.optional(
    v.object({
      uri: v.string(),
      from: v.pipe(v.number(), v.integer(), v.minValue(0)),
      text: v.string(),
    }),
  ),
});

interface Opened {
  readonly state: unknown;
  readonly notes: readonly string[];
  readonly origin?: Origin | undefined;
}

/** Registers the commands. What a link or another extension hands them is checked first. */
export function registerCommands(
  panels: LabPanels,
  inserter: CodeInserter,
  extension: Uri,
  log: LogOutputChannel,
): Disposable[] {
  const withLab =
    (run: (lab: AnyLab, opened: Opened) => Promise<void> | void) =>
    async (data: unknown): Promise<void> => {
      const argument = v.safeParse(argumentSchema, data);
      const { allLabs } = await loadLabs(extension);
      const lab = allLabs.find(({ id }) => argument.success && id === argument.output.lab);
      const state = lab && argument.success && v.safeParse(lab.schema, argument.output.state);
      if (!lab || !argument.success || !state || !state.success) {
        log.warn('A link or a command held something that cannot be read.', data);
        void window.showWarningMessage(
          'ML Cheatsheets: this link cannot be read. Open the lab from the command palette instead.',
        );
        return;
      }
      await run(lab, { ...argument.output, state: state.output });
    };
  const openLab = withLab((lab, opened) => {
    panels.show(lab.id, opened);
  });
  return [
    commands.registerCommand(OPEN_LAB, openLab),
    commands.registerCommand(
      INSERT_CODE,
      withLab((lab, { state }) => inserter.insert(lab, state)),
    ),
    ...labIds.map((id) =>
      commands.registerCommand(openCommand(id), (preset: unknown) => {
        panels.show(id);
        if (typeof preset === 'string') panels.showPreset(id, preset);
      }),
    ),
    window.registerUriHandler({
      handleUri: (uri) => openLab(sharedLab(uri)),
    }),
  ];
}
