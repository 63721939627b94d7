/** The words of a lens behind its icon. The editor drops a plain space between the two. */
export function lensTitle(words: string): string {
  return `$(graph-line)\u00a0${words}`;
}
