import type { Entry, Library } from '../../content/index.js';
import type { Picture } from '../labs/pictures.js';
import type { HoverShows } from './hoverContext.js';
import { labIds, labTitles } from '../../labs/titles.js';
import { commandLink, openCommand } from '../commands.js';
import { blocks, image, linkLine, titleLine, type HoverLink } from './markdown.js';
import { settingsLink } from './settingsLink.js';

/** What a hover about a term shows besides its entry. */
interface TermParts extends Pick<HoverShows, 'advice'> {
  readonly formula?: Picture | undefined;
  /** What to read next, as Markdown. */
  readonly related: readonly string[];
}

/** The Markdown about a term of prose, with the picture of its formula if there is one. */
export function termHover(entry: Entry, { advice, formula, related }: TermParts): string {
  const { summary, letters, useWhen, watchOut, cheatsheet } = entry;
  return blocks([
    titleLine(`**${termTitle(entry)}** — term`, labLinks(entry.lab)),
    formula && image(formula),
    summary,
    formula && letters && `**In the formula:** ${letters.map(meaning).join('; ')}`,
    advice && useWhen !== undefined && `**When it matters:** ${useWhen}`,
    advice && watchOut !== undefined && `**Watch out**\n\n${watchOut}`,
    advice &&
      seeAlso([...related, ...(cheatsheet === undefined ? [] : [`cheatsheet ${cheatsheet}`])]),
    linkLine([settingsLink]),
  ]);
}

/** `η` learning rate. */
function meaning([letter, text]: readonly [string, string]): string {
  return `\`${letter}\` ${text}`;
}

/** `Bayes' theorem`, `learning rate`. */
export function termTitle({ id, title }: Pick<Entry, 'id' | 'title'>): string {
  return title ?? id.replaceAll('-', ' ');
}

/** What a term's entry points to: symbols as code, terms by their titles. */
export async function relatedNames({ related = [] }: Entry, library: Library): Promise<string[]> {
  const found = await Promise.all(related.map((name) => library.find(name)));
  return related.map((name, i) => {
    const entry = found[i];
    return entry?.kind === 'term' ? termTitle(entry) : `\`${name}\``;
  });
}

function seeAlso(names: readonly string[]): string {
  return names.length === 0 ? '' : `**See also:** ${names.join(', ')}`;
}

/** @param place a lab and a preset of it, e.g. `activation/vanishing`. */
function labLinks(place: string | undefined): HoverLink[] {
  const [lab, preset] = place?.split('/') ?? [];
  const id = labIds.find((one) => one === lab);
  return id === undefined
    ? []
    : [{ text: `See it in ${labTitles[id]}`, target: commandLink(openCommand(id), preset) }];
}
