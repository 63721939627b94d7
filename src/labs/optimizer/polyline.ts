/** A point of a path in pixels, and the step that led to it. */
export interface PathPoint {
  readonly x: number;
  readonly y: number;
  readonly step: number;
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The pieces of a line that are inside a box, cut where it crosses the edge; a cut point has the step
 * that led across. Points that are not finite end a piece.
 */
export function clipToBox(points: readonly PathPoint[], box: Box): PathPoint[][] {
  const pieces: PathPoint[][] = [];
  let piece: PathPoint[] = [];
  const end = (): void => {
    if (piece.length > 0) pieces.push(piece);
    piece = [];
  };
  points.forEach((point, i) => {
    const before = points[i - 1];
    const inside = lies(point, box);
    if (!before) {
      if (inside) piece.push(point);
      return;
    }
    if (inside && piece.length > 0) {
      piece.push(point);
      return;
    }
    const part = visiblePart(before, point, box);
    if (!part) {
      end();
      return;
    }
    const [from, to] = part;
    if (from > 0 || piece.length === 0) {
      end();
      piece.push(cutPoint(before, point, from, box));
    }
    piece.push(inside ? point : cutPoint(before, point, to, box));
    if (!inside) end();
  });
  end();
  return pieces;
}

/**
 * A line of at most `most` points, at least 2, that looks the same: a point is left out where the line
 * without it passes within half a pixel, or more where that leaves too many. The ends stay.
 */
export function simplify(points: readonly PathPoint[], most: number): readonly PathPoint[] {
  let simple = thinned(points, FINEST);
  // Each round starts from the last one's line, so that all of them together miss by twice the last.
  for (let tolerance = 2 * FINEST; simple.length > most; tolerance *= 2) {
    simple = thinned(simple, tolerance);
  }
  return simple;
}

/** A quarter of a pixel for each of the two ways to leave a point out. */
const FINEST = 0.25;

function thinned(points: readonly PathPoint[], tolerance: number): readonly PathPoint[] {
  return withinTolerance(apart(points, tolerance), tolerance);
}

/** Drops points nearer than `distance` to the one before; the last stays. */
function apart(points: readonly PathPoint[], distance: number): PathPoint[] {
  const kept: PathPoint[] = [];
  let before: PathPoint | undefined;
  points.forEach((point, i) => {
    const isFar = !before || squareBetween(point, before.x, before.y) > distance * distance;
    if (!isFar && i < points.length - 1) return;
    kept.push(point);
    before = point;
  });
  return kept;
}

/** Keeps a point where one of those since the last kept one would be missed by the straight line. */
function withinTolerance(points: readonly PathPoint[], tolerance: number): PathPoint[] {
  const kept: PathPoint[] = [];
  let anchor = 0;
  const first = points[0];
  if (first) kept.push(first);
  for (let i = 2; i < points.length; i++) {
    if (i - anchor < LONGEST_SPAN && passes(points, anchor, i, tolerance)) continue;
    anchor = i - 1;
    const point = points[anchor];
    if (point) kept.push(point);
  }
  const last = points.at(-1);
  if (last && points.length > 1) kept.push(last);
  return kept;
}

/** Bounds the work for each point. */
const LONGEST_SPAN = 64;

function passes(
  points: readonly PathPoint[],
  from: number,
  to: number,
  tolerance: number,
): boolean {
  const a = points[from];
  const b = points[to];
  if (!a || !b) return false;
  for (let i = from + 1; i < to; i++) {
    const point = points[i];
    if (point && squareToPiece(point, a, b) > tolerance * tolerance) return false;
  }
  return true;
}

/** The square of how far a point is from the straight piece between two others. */
function squareToPiece(point: PathPoint, a: PathPoint, b: PathPoint): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / square;
  const part = Math.min(1, Math.max(0, along));
  return squareBetween(point, a.x + part * dx, a.y + part * dy);
}

function squareBetween(point: PathPoint, x: number, y: number): number {
  return (point.x - x) ** 2 + (point.y - y) ** 2;
}

function lies({ x, y }: PathPoint, { left, right, top, bottom }: Box): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** Between which parts of the way from `a` to `b` it is inside the box (Liang & Barsky 1984). */
function visiblePart(a: PathPoint, b: PathPoint, box: Box): [number, number] | undefined {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  if (!Number.isFinite(dx + dy)) return undefined;
  let [from, to] = [0, 1];
  for (const [delta, room] of [
    [-dx, a.x - box.left],
    [dx, box.right - a.x],
    [-dy, a.y - box.top],
    [dy, box.bottom - a.y],
  ] as const) {
    if (delta === 0) {
      if (room < 0) return undefined;
    } else if (delta < 0) from = Math.max(from, room / delta);
    else to = Math.min(to, room / delta);
  }
  return from < to || (from === to && lies(a, box)) ? [from, to] : undefined;
}

/** Kept inside the box, since the part of a way of 1e16 pixels is not exact to one. */
function cutPoint(a: PathPoint, b: PathPoint, part: number, box: Box): PathPoint {
  const [x, y] = [a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)];
  return {
    x: Math.min(box.right, Math.max(box.left, x)),
    y: Math.min(box.bottom, Math.max(box.top, y)),
    step: b.step,
  };
}
