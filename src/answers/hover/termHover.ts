import type { Entry } from '../../content/index.js';
import type { Picture } from '../labs/pictures.js';
import type { HoverShows } from './hoverContext.js';
import { labIds, labTitles } from '../../labs/titles.js';
import { commandLink, openCommand } from '../commands.js';
import { blocks, image, linkLine, titleLine, type HoverLink } from './markdown.js';
import { settingsLink } from './settingsLink.js';

/** The Markdown about a term of prose, with the picture of its formula if there is one. */
export function termHover(
  entry: Entry,
  { advice }: Pick<HoverShows, 'advice'>,
  formula?: Picture,
): string {
  const { summary, useWhen, watchOut, related = [], cheatsheet } = entry;
  return blocks([
    titleLine(`**${termTitle(entry)}** — term`, labLinks(entry.lab)),
    formula && image(formula),
    summary,
    advice && useWhen !== undefined && `**When it matters:** ${useWhen}`,
    advice && watchOut !== undefined && `**Watch out**\n\n${watchOut}`,
    advice && seeAlso(related, cheatsheet),
    linkLine([settingsLink]),
  ]);
}

/** `Bayes' theorem`, `learning rate`. */
export function termTitle({ id, title }: Pick<Entry, 'id' | 'title'>): string {
  return title ?? id.replaceAll('-', ' ');
}

/** What to read next: symbols as code, terms by their names, and the section of the cheatsheet. */
function seeAlso(related: readonly string[], section: string | undefined): string {
  const names = related.map((name) => {
    return /^[a-z]\w*\./.test(name) ? `\`${name}\`` : name.replaceAll('-', ' ');
  });
  const all = [...names, ...(section === undefined ? [] : [`cheatsheet ${section}`])];
  return all.length === 0 ? '' : `**See also:** ${all.join(', ')}`;
}

/** @param place a lab and a preset of it, e.g. `activation/vanishing`. */
function labLinks(place: string | undefined): HoverLink[] {
  const [lab, preset] = place?.split('/') ?? [];
  const id = labIds.find((one) => one === lab);
  return id === undefined
    ? []
    : [{ text: `See it in ${labTitles[id]}`, target: commandLink(openCommand(id), preset) }];
}
