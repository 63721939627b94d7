import { Uri } from 'vscode';
import type { HoverLink } from './markdown.js';

/** VS Code's own command that opens the settings. */
export const OPEN_SETTINGS = 'workbench.action.openSettings';

/** To the settings that turn each part of a hover off. */
export const settingsLink: HoverLink = {
  icon: 'settings-gear',
  text: 'Show less or more',
  target: Uri.from({
    scheme: 'command',
    path: OPEN_SETTINGS,
    query: encodeURIComponent(JSON.stringify(['mlCheatsheets.hover'])),
  }).toString(true),
};
