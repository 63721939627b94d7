import type { Entry, WrittenEntry } from './entry.js';

/** Whether an entry is about every name of a pattern, such as `sklearn.*.*.predict`. */
export function isTemplate(id: string): boolean {
  return id.includes('*');
}

/** The names that a template is about: `*` is within one part of a name, `**` is any number of parts. */
export function expressionOf(id: string): RegExp {
  const source = id
    .replaceAll('.', String.raw`\.`)
    .replace(/\*+/g, (stars) => (stars === '*' ? String.raw`\w+` : String.raw`[\w.]+`));
  return new RegExp(`^${source}$`);
}

/** A template's text with the name that is asked about, and of its parameters those that the name has. */
export function filledIn(
  template: WrittenEntry,
  name: string,
  signature: string | undefined,
): WrittenEntry {
  const parts = name.split('.');
  const fill = (text: string): string =>
    text.replaceAll('{name}', parts.at(-1) ?? name).replaceAll('{owner}', parts.at(-2) ?? name);
  const { useWhen, watchOut, params } = template;
  const known = new Set((signature ?? '').split(', ').map((part) => /\w+/.exec(part)?.[0]));
  const given = Object.entries(params ?? {}).filter(([parameter]) => known.has(parameter));
  return {
    ...template,
    id: name,
    summary: fill(template.summary),
    ...(useWhen !== undefined && { useWhen: fill(useWhen) }),
    ...(watchOut !== undefined && { watchOut: fill(watchOut) }),
    params: Object.fromEntries(
      given.map(([parameter, { text, ...rest }]) => [parameter, { ...rest, text: fill(text) }]),
    ),
  };
}

/** What is known of an attribute from the parameter of the same name, if its class has an entry. */
export function attributeOf(
  { id, params, summary }: Entry,
  name: string,
): WrittenEntry | undefined {
  const [owner = '', leaf = ''] = name.split('.').slice(-2);
  const parameter = params && Object.hasOwn(params, leaf) ? params[leaf] : undefined;
  if (!parameter || summary === '') return undefined;
  return {
    id: name,
    kind: 'property',
    summary: `What ${owner} was given as \`${leaf}\`: ${parameter.text}`,
    related: [id],
  };
}
