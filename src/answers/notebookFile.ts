import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import * as v from 'valibot';

/** A cell of a notebook's file, and a place in it. */
export interface CellPlace {
  readonly kind: 'code' | 'markdown';
  /** The code of the cells above and of this one, or the one text of a Markdown cell. */
  readonly cells: readonly string[];
  /** In the last of the cells. Counts UTF-16 units. */
  readonly offset: number;
}

const sourceSchema = v.union([v.string(), v.array(v.string())]);

/**
 * The cell at an offset of an `.ipynb` file's text, which is JSON.
 *
 * @returns `undefined` for a place outside of the cells' sources.
 * @throws {Error} for a text that is no notebook.
 */
export function cellAt(text: string, offset: number): CellPlace | undefined {
  const root = parseTree(text);
  const cells = root && findNodeAtLocation(root, ['cells']);
  if (cells?.type !== 'array') throw new Error('The file is not a notebook: it has no cells.');
  const above: string[] = [];
  for (const cell of cells.children ?? []) {
    const source = findNodeAtLocation(cell, ['source']);
    const kind: unknown = findNodeAtLocation(cell, ['cell_type'])?.value;
    if (!source) continue;
    const whole = textOf(source);
    const isHere = source.offset <= offset && offset <= source.offset + source.length;
    if (kind === 'code') above.push(whole);
    if (!isHere) continue;
    if (kind !== 'code' && kind !== 'markdown') return undefined;
    const inCell = offsetIn(text, source, offset);
    if (inCell === undefined) return undefined;
    return { kind, cells: kind === 'code' ? above : [whole], offset: inCell };
  }
  return undefined;
}

function textOf(source: Node): string {
  const lines = source.type === 'array' ? source.children?.map(({ value }): unknown => value) : [];
  const given = v.safeParse(sourceSchema, source.type === 'array' ? lines : source.value);
  return given.success ? [given.output].flat().join('') : '';
}

/** How far into the cell's text an offset of the file is. */
function offsetIn(text: string, source: Node, offset: number): number | undefined {
  let before = 0;
  for (const line of source.type === 'array' ? (source.children ?? []) : [source]) {
    const [from, to] = [line.offset + 1, line.offset + line.length - 1];
    if (offset >= from && offset <= to) return before + decodedLength(text.slice(from, offset));
    before += typeof line.value === 'string' ? line.value.length : 0;
  }
  return undefined;
}

/** Of the beginning of a JSON string, which may end inside an escape. */
function decodedLength(start: string): number {
  return start.replace(/\\u[0-9a-fA-F]{0,4}|\\.?/g, '.').length;
}
