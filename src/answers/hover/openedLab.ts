import * as v from 'valibot';
import { uncalled, type Call } from '../../python/index.js';
import { commandLink, INSERT_CODE, OPEN_LAB, type LabArgument } from '../commands.js';
import { relatedCalls } from '../labs/labCalls.js';
import type { HoverContext } from './hoverContext.js';
import type { HoverLink } from './markdown.js';

/** A symbol's name with its call, if it is called. */
interface Called {
  readonly name: string;
  readonly call?: Call | undefined;
}

/** The lab that shows this call, with links into it; `undefined` where none does. */
export function openedLab(
  { name, call }: Called,
  { labs, names, read: { source, start }, uri }: HoverContext,
) {
  const lab = labs.labFor(name);
  if (!lab) return undefined;
  const calls = lab.readsCallAlone ? [] : relatedCalls.in(source, names, labs);
  const isHere = call?.path === undefined;
  const own = calls.find(({ from }) => isHere && from === call?.from) ?? call;
  const opened = lab.fromCode(own ?? uncalled(name), calls);
  if (!v.is(lab.schema, opened.state)) return undefined; // PyTorch refuses the call
  const argument: LabArgument = {
    lab: lab.id,
    ...opened,
    ...(call &&
      isHere && {
        origin: { uri, from: call.from - start, text: source.text.slice(call.from, call.to) },
      }),
  };
  const links: HoverLink[] = [
    {
      text: `Open in ${lab.title}`,
      target: commandLink(OPEN_LAB, argument),
    },
    { text: 'Insert', target: commandLink(INSERT_CODE, argument) },
  ];
  return { lab, calls, links, ...opened };
}
