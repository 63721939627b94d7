import type { Entry } from '../../content/index.js';
import { parametersOf, type Call, type PythonKeyword } from '../../python/index.js';
import type { Plot } from '../labs/pictures.js';
import { docsLink } from './docsLink.js';
import type { HoverContext } from './hoverContext.js';
import { blocks, image, titleLine } from './markdown.js';
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
  const { labs, names, shows, theme } = context;
  const signatures = [entry.signature ?? '', ...(entry.overloads ?? [])];
  const declared = signatures.flatMap(parametersOf).find(({ name }) => name === parameter);
  const written =
    entry.params && Object.hasOwn(entry.params, parameter) ? entry.params[parameter] : undefined;
  if (!declared && !(written && entry.signature === undefined)) return undefined;
  const opened = openedLab({ name: call.name, call }, context);
  const docs = docsLink(call.name, names);
  const links = [...(opened?.links ?? []), ...(docs ? [{ icon: 'link-external', ...docs }] : [])];
  const facts = [
    declared?.fallback
      ? `default \`${declared.fallback.text}\``
      : isRequired(declared?.kind) && 'must be given',
    written?.range !== undefined && `takes ${written.range}`,
  ].filter((fact) => fact !== false);
  const plot = (): Plot | undefined =>
    opened
      ? labs.plot(
          opened.lab.id,
          declared?.fallback ? besideDefault(call, parameter, opened) : opened.state,
          theme,
        )
      : labs.lossPlot(call, theme)?.plot;
  const drawn = shows.plot ? plot() : undefined;
  return blocks([
    titleLine(`**\`${parameter}\`** — parameter of \`${call.name}\``, links),
    written?.text,
    facts.length > 0 && `$(symbol-parameter) ${facts.join(' · ')}`,
    ...(opened?.notes ?? []).map((note) => `$(info) ${note}`),
    drawn && image(drawn),
  ]);
}

function isRequired(kind: string | undefined): boolean {
  return kind === 'any' || kind === 'position' || kind === 'keyword';
}

/** The state of a call together with that of the same call without one of its arguments. */
function besideDefault(
  call: Call,
  parameter: string,
  { lab, state, calls }: NonNullable<ReturnType<typeof openedLab>>,
): unknown {
  const keywords = new Map(call.arguments.keywords);
  keywords.delete(parameter);
  const without = { ...call, arguments: { ...call.arguments, keywords } };
  const plain = lab.fromCode(
    without,
    calls.map((one) => (one.from === call.from ? without : one)),
  );
  return lab.join(state, plain.state);
}
