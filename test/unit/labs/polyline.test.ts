import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clipToBox, simplify, type PathPoint } from '../../../src/labs/optimizer/polyline.js';

const box = { left: 0, right: 100, top: 0, bottom: 50 };

function line(...points: readonly (readonly [number, number])[]): PathPoint[] {
  return points.map(([x, y], step) => ({ x, y, step }));
}

const anyLine = fc
  .array(
    fc.tuple(
      fc.oneof(fc.double({ min: -300, max: 300, noNaN: true }), fc.double()),
      fc.oneof(fc.double({ min: -300, max: 300, noNaN: true }), fc.double()),
    ),
    { maxLength: 40 },
  )
  .map((points) => line(...points));

describe('a line that is clipped to a box', () => {
  it('stays as it is inside', () => {
    const inside = line([1, 1], [99, 49], [3, 40]);
    assert.deepEqual(clipToBox(inside, box), [inside]);
  });
  it('is cut where it crosses the edge, with the step that led across', () => {
    const pieces = clipToBox(line([50, 25], [150, 25], [150, 10], [50, 10]), box);
    assert.deepEqual(pieces, [
      [
        { x: 50, y: 25, step: 0 },
        { x: 100, y: 25, step: 1 },
      ],
      [
        { x: 100, y: 10, step: 3 },
        { x: 50, y: 10, step: 3 },
      ],
    ]);
  });
  it('shows what passes through between two points outside', () => {
    const [piece] = clipToBox(line([-10, 25], [110, 25]), box);
    assert.deepEqual(
      piece?.map(({ x }) => x),
      [0, 100],
    );
  });
  it('ends where its numbers are not finite', () => {
    assert.deepEqual(clipToBox(line([1, 1], [2, 2], [NaN, 3], [Infinity, 4]), box), [
      line([1, 1], [2, 2]),
    ]);
  });
  it('lies inside, however far its points are', () => {
    for (const { y } of clipToBox(line([0, 3813831469428635], [0, -7e127]), box).flat()) {
      assert.ok(y >= 0 && y <= 50, `${y}`);
    }
  });
  it('lies inside, whatever it was', () => {
    fc.assert(
      fc.property(anyLine, (points) => {
        for (const { x, y } of clipToBox(points, box).flat()) {
          assert.ok(x >= 0 && x <= 100 && y >= 0 && y <= 50, `${x}, ${y}`);
        }
      }),
    );
  });
});

describe('a line that is thinned out', () => {
  const finite = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 })), {
      minLength: 1,
      maxLength: 300,
    })
    .map((points) => line(...points.map(([x, y]): [number, number] => [x / 4, y / 8])));

  it('keeps its ends and its order, and passes near every point that it lost', () => {
    fc.assert(
      fc.property(finite, (points) => {
        const thin = simplify(points, 1000);
        assert.deepEqual([thin[0], thin.at(-1)], [points[0], points.at(-1)]);
        for (const [i, { step }] of thin.entries()) assert.ok(i === 0 || step > thin[i - 1]!.step);
        for (const point of points) assert.ok(nearest(point, thin) <= 0.51, JSON.stringify(point));
      }),
    );
  });
  it('has no more points than asked for', () => {
    const zigzag = line(
      ...Array.from({ length: 5000 }, (_, i): [number, number] => [i / 50, (i % 2) * 40]),
    );
    assert.ok(simplify(zigzag, 1200).length <= 1200);
  });
  it('is two points where it was straight', () => {
    const straight = line(...Array.from({ length: 50 }, (_, i): [number, number] => [i, i / 2]));
    assert.equal(simplify(straight, 1200).length, 2);
  });
});

function nearest({ x, y }: PathPoint, points: readonly PathPoint[]): number {
  return points.reduce((least, b, i) => {
    const a = points[i - 1] ?? b;
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const square = dx * dx + dy * dy;
    const along = square === 0 ? 0 : ((x - a.x) * dx + (y - a.y) * dy) / square;
    const part = Math.min(1, Math.max(0, along));
    return Math.min(least, Math.hypot(x - a.x - part * dx, y - a.y - part * dy));
  }, Infinity);
}
