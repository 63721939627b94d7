import type { Entry } from '../../content/index.js';
import type { Picture } from '../labs/pictures.js';
import type { HoverShows } from './hoverContext.js';
import { blocks, image, linkLine } from './markdown.js';
import { settingsLink } from './settingsLink.js';

/** The Markdown about a term of prose, with the picture of its formula if there is one. */
export function termHover(
  { id, summary, useWhen, watchOut }: Entry,
  { advice }: Pick<HoverShows, 'advice'>,
  formula?: Picture,
): string {
  return blocks([
    `**${id.replaceAll('-', ' ')}** — term`,
    formula && image(formula),
    summary,
    advice && useWhen !== undefined && `**When it matters:** ${useWhen}`,
    advice && watchOut !== undefined && `**Watch out**\n\n${watchOut}`,
    linkLine([settingsLink]),
  ]);
}
