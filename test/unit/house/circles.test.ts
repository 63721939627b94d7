import assert from 'node:assert/strict';
import { foldersOf, roomNames } from '../../../walls.mjs';
import { circlesIn, folderGraph, importGraph } from '../support/importGraph.js';

describe('no import leads back to where it began', () => {
  const graph = importGraph('src', 'webview', 'tools');
  it('between files', () => {
    assert.ok(graph.size > 500);
    assert.deepEqual(circlesIn(graph), []);
  });
  for (const room of roomNames.filter((one) => foldersOf(one).length > 0)) {
    it(`between the folders of ${room}`, () => {
      const folders = folderGraph(graph, room);
      assert.deepEqual([...folders.keys()].sort(), [...foldersOf(room)].sort());
      assert.deepEqual(circlesIn(folders), []);
    });
  }
  it('as a circle would be found', () => {
    const graphOf = (edges: Record<string, string[]>) =>
      new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to)]));
    const files = graphOf({
      'room/a/x.ts': ['room/b/y.ts'],
      'room/b/y.ts': ['room/b/z.ts'],
      'room/b/z.ts': [],
      'room/b/w.ts': ['room/a/v.ts'],
      'room/a/v.ts': [],
    });
    assert.deepEqual(circlesIn(files), []);
    assert.deepEqual(circlesIn(folderGraph(files, 'room')), ['a ↔ b']);
    assert.deepEqual(circlesIn(graphOf({ a: ['b'], b: ['c'], c: ['a', 'd'], d: [] })), [
      'a ↔ b ↔ c',
    ]);
  });
});
