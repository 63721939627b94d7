import type { Entry } from '../../content/index.js';
import { parametersOf, type Call, type Parameter, type PythonKeyword } from '../../python/index.js';
import type { Plot } from '../labs/pictures.js';
import { docsLink } from './docsLink.js';
import { part, type HoverContext } from './hoverContext.js';
import { blocks, image, lines, titleLine } from './markdown.js';
import { sortedNotes } from './notes.js';
import { openedLab } from './openedLab.js';

/**
 * The Markdown about a parameter that a call names: meaning, default, range, and the picture of the call,
 * where it can be beside the same call without that argument.
 *
 * @returns `undefined` for a parameter that the signature does not have.
 */
export function keywordHover(
  { call, parameter }: PythonKeyword,
  entry: Entry,
  context: HoverContext,
): string | undefined {
  const { names, shows } = context;
  const signatures = [entry.signature ?? '', ...(entry.overloads ?? [])];
  const declared = signatures.flatMap(parametersOf).find(({ name }) => name === parameter);
  const written =
    entry.params && Object.hasOwn(entry.params, parameter) ? entry.params[parameter] : undefined;
  if (!declared && !(written && entry.signature === undefined)) return undefined;
  const opened = part(context, () => openedLab({ name: call.name, call }, context));
  const docs = docsLink(call.name, names);
  const links = [...(opened?.links ?? []), ...(docs ? [docs] : [])];
  const facts = [
    declared?.fallback
      ? `default \`${declared.fallback.text}\``
      : isRequired(declared?.kind) && 'must be given',
    written?.range !== undefined && `takes ${written.range}`,
  ].filter((fact) => fact !== false);
  const drawn = shows.plot
    ? part(context, () => picture(call, declared, opened, context))
    : undefined;
  const notes = sortedNotes(opened?.notes ?? []);
  return blocks([
    titleLine(`**\`${parameter}\`** — parameter of \`${call.name}\``, links),
    written?.text,
    facts.length > 0 && `$(symbol-parameter) ${facts.join(' · ')}`,
    lines('error', notes.refusals),
    drawn && image(drawn),
    lines('info', notes.others),
  ]);
}

function isRequired(kind: string | undefined): boolean {
  return kind === 'any' || kind === 'position' || kind === 'keyword';
}

/** The call, beside the same call without the argument where that has a default. */
function picture(
  call: Call,
  declared: Parameter | undefined,
  opened: ReturnType<typeof openedLab>,
  { labs, theme }: HoverContext,
): Plot | undefined {
  if (!declared?.fallback) {
    return opened
      ? labs.plot(opened.lab.id, opened.state, theme)
      : labs.lossPlot(call, theme)?.plot;
  }
  const { name, fallback } = declared;
  const keywords = new Map(call.arguments.keywords);
  const given = keywords.get(name);
  keywords.delete(name);
  const without = { ...call, arguments: { ...call.arguments, keywords } };
  if (!opened) {
    const labels = [`${name}=${given?.text ?? ''}`, `${name}=${fallback.text}`] as const;
    return labs.lossPlot(call, theme, { call: without, labels })?.plot;
  }
  const { lab, state, calls } = opened;
  const others = calls.map((one) => (one.from === call.from ? without : one));
  return labs.plot(lab.id, lab.join(state, lab.fromCode(without, others).state), theme);
}
