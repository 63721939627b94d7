/** What of a call could not be read or is wrong, each said once. */
export interface Notes {
  /** What PyTorch refuses. */
  readonly refusals: readonly string[];
  readonly others: readonly string[];
}

const QUOTED = /`[^`]+`/g;
const UNKNOWN =
  /^(?<subjects>`[^`]+`(?:(?:,| and) `[^`]+`)*) (?:is|are) not known before the code runs(?<rest>.*)$/s;

/**
 * Puts refusals apart, and what is not known into as few sentences as there are things assumed in its
 * place. What a sentence with an assumption names is not named again in one without.
 */
export function sortedNotes(notes: readonly string[]): Notes {
  const unknown = new Map<string, Map<string, string>>();
  const others: string[] = [];
  for (const note of new Set(notes)) {
    const { subjects, rest } = UNKNOWN.exec(note)?.groups ?? {};
    if (subjects === undefined || rest === undefined) {
      others.push(note);
      continue;
    }
    const named = unknown.get(rest) ?? new Map<string, string>();
    unknown.set(rest, named);
    for (const subject of subjects.match(QUOTED) ?? []) {
      const value = valueOf(subject);
      named.set(value, rest === '.' ? value : subject);
    }
  }
  const assumed = [...unknown].flatMap(([rest, named]) => (rest === '.' ? [] : [...named.keys()]));
  for (const value of assumed) unknown.get('.')?.delete(value);
  const isRefusal = (note: string): boolean => note.startsWith('PyTorch refuses');
  return {
    refusals: others.filter(isRefusal),
    others: [
      ...[...unknown].filter(([, named]) => named.size > 0).map(sentence),
      ...others.filter((note) => !isRefusal(note)),
    ],
  };
}

/** `` `in_ch` `` of `` `in_channels=in_ch` ``. */
function valueOf(subject: string): string {
  return subject.replace(/^`\w+=(?!=)\s*/, '`');
}

function sentence([rest, named]: readonly [string, ReadonlyMap<string, string>]): string {
  const all = [...named.values()];
  const last = all.at(-1) ?? '';
  const subjects = all.length === 1 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
  return `${subjects} ${all.length === 1 ? 'is' : 'are'} not known before the code runs${rest}`;
}
