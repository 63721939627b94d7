import { env, Uri } from 'vscode';

const EXTENSION = 'ml-cheatsheets.ml-cheatsheets';

/** A link that opens a lab in this state wherever the extension is installed. */
export function shareLink(lab: string, state: unknown): string {
  const link = Uri.from({
    scheme: env.uriScheme,
    authority: EXTENSION,
    path: `/${lab}`,
    query: JSON.stringify(state),
  });
  return link.toString();
}

/** What a shared link opens, unchecked; `undefined` if it cannot be read. */
export function sharedLab({ path, query }: Uri): unknown {
  try {
    return { lab: path.replace(/^\//, ''), state: JSON.parse(query) as unknown };
  } catch {
    return undefined;
  }
}
