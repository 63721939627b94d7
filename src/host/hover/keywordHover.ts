import { parametersOf, type Entry } from '../../content/index.js';
import type { PythonKeyword } from '../../python/index.js';
import { settings } from '../settings.js';
import { themeKind } from '../themeKind.js';
import { docsLink } from './docsLink.js';
import { blocks, image, titleLine } from './markdown.js';
import { openedLab, type HoverContext } from './symbolHover.js';

/**
 * The Markdown about a parameter that a call names: meaning, default, range, and the picture of the call.
 *
 * @returns `undefined` for a parameter that the signature does not have.
 */
export function keywordHover(
  { call, parameter }: PythonKeyword,
  entry: Entry,
  context: HoverContext,
): string | undefined {
  const { labs, names } = context;
  const declared = parametersOf(entry.signature ?? '').find(({ name }) => name === parameter);
  const written =
    entry.params && Object.hasOwn(entry.params, parameter) ? entry.params[parameter] : undefined;
  if (!declared && !written) return undefined;
  const opened = openedLab({ name: call.name, call }, context);
  const docs = docsLink(call.name, names);
  const links = [...(opened?.links ?? []), ...(docs ? [{ icon: 'link-external', ...docs }] : [])];
  const facts = [
    declared?.default === undefined
      ? declared?.kind !== 'rest' && 'must be given'
      : `default \`${declared.default}\``,
    written?.range !== undefined && `takes ${written.range}`,
  ].filter((fact) => fact !== false);
  return blocks([
    titleLine(`**\`${parameter}\`** — parameter of \`${call.name}\``, links),
    written?.text,
    facts.length > 0 && `$(symbol-parameter) ${facts.join(' · ')}`,
    ...(opened?.notes ?? []).map((note) => `$(info) ${note}`),
    opened && settings.hoverPlot() && picture(labs.plot(opened.lab.id, opened.state, themeKind())),
  ]);
}

function picture(drawn: Parameters<typeof image>[0] | undefined): string | undefined {
  return drawn && image(drawn);
}
