import type { Entry } from '../../content/index.js';
import type { HoverShows } from './hoverContext.js';
import { blocks, linkLine } from './markdown.js';
import { settingsLink } from './settingsLink.js';

/** The Markdown about a term of prose. */
export function termHover(
  { id, summary, useWhen, watchOut }: Entry,
  { advice }: Pick<HoverShows, 'advice'>,
): string {
  return blocks([
    `**${id.replaceAll('-', ' ')}** — term`,
    summary,
    advice && useWhen,
    advice && watchOut,
    linkLine([settingsLink]),
  ]);
}
