import type { Entry } from '../../content/index.js';
import type { Picture } from '../labs/pictures.js';
import type { HoverShows } from './hoverContext.js';
import { labIds, labTitles } from '../../labs/titles.js';
import { commandLink, openCommand } from '../commands.js';
import { blocks, image, linkLine, titleLine, type HoverLink } from './markdown.js';
import { settingsLink } from './settingsLink.js';

/** The Markdown about a term of prose, with the picture of its formula if there is one. */
export function termHover(
  { id, summary, useWhen, watchOut, lab }: Entry,
  { advice }: Pick<HoverShows, 'advice'>,
  formula?: Picture,
): string {
  return blocks([
    titleLine(`**${id.replaceAll('-', ' ')}** — term`, labLinks(lab)),
    formula && image(formula),
    summary,
    advice && useWhen !== undefined && `**When it matters:** ${useWhen}`,
    advice && watchOut !== undefined && `**Watch out**\n\n${watchOut}`,
    linkLine([settingsLink]),
  ]);
}

/** @param place a lab and a preset of it, e.g. `activation/vanishing`. */
function labLinks(place: string | undefined): HoverLink[] {
  const [lab, preset] = place?.split('/') ?? [];
  const id = labIds.find((one) => one === lab);
  return id === undefined
    ? []
    : [{ text: `See it in ${labTitles[id]}`, target: commandLink(openCommand(id), preset) }];
}
