import type { Entry } from '../../content/index.js';
import { settings } from '../settings.js';
import { blocks, linkLine } from './markdown.js';
import { settingsLink } from './settingsLink.js';

/** The Markdown about a term of prose. */
export function termHover({ id, summary, useWhen, watchOut }: Entry): string {
  return blocks([
    `**${id.replaceAll('-', ' ')}** — term`,
    summary,
    settings.hoverAdvice() && useWhen,
    settings.hoverAdvice() && watchOut,
    linkLine([settingsLink]),
  ]);
}
