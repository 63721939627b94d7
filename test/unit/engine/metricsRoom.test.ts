import assert from 'node:assert/strict';
import { withRoom } from '../../../src/engine/metrics/ranking/room.js';

describe('room that is lent', () => {
  it('is as long as was asked for, and serves the next loan too', () => {
    const first = withRoom(100, (room) => room);
    const second = withRoom(40, (room) => room);
    assert.deepEqual([first.length, second.length], [100, 40]);
    assert.equal(second.buffer, first.buffer);
  });

  it('is made anew where the last one is too short', () => {
    const first = withRoom(1000, (room) => room);
    assert.equal(
      withRoom(first.buffer.byteLength, (room) => room.length),
      first.buffer.byteLength,
    );
  });

  it('is another inside a loan', () => {
    withRoom(10, (outer) => {
      outer.fill(1);
      withRoom(10, (inner) => inner.fill(2));
      assert.deepEqual(outer, new Float64Array(10).fill(1));
    });
  });

  it('is given back where its use fails', () => {
    const lent: ArrayBufferLike[] = [];
    assert.throws(() =>
      withRoom(10, (room) => {
        lent.push(room.buffer);
        throw new Error('no');
      }),
    );
    assert.equal(
      withRoom(10, (room) => room.buffer),
      lent[0],
    );
  });
});
