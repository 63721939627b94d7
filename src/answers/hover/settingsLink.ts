import { commandLink } from '../commands.js';
import type { HoverLink } from './markdown.js';

/** VS Code's own command that opens the settings. */
export const OPEN_SETTINGS = 'workbench.action.openSettings';

/** To the settings that turn each part of a hover off. */
export const settingsLink: HoverLink = {
  text: 'Show less or more',
  target: commandLink(OPEN_SETTINGS, 'mlCheatsheets.hover'),
};
