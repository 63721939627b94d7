export const roomNames: readonly string[];
export function foldersOf(room: string): readonly string[];
export function breach(file: string, source: string): string | undefined;
