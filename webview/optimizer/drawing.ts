/** A canvas over a picture, in CSS pixels whatever the screen's density. */
export function createCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.className = 'layer';
  return canvas;
}

/** Gives a canvas its size and clears it. */
export function prepare(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): CanvasRenderingContext2D | undefined {
  const density = devicePixelRatio;
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext('2d') ?? undefined;
  context?.scale(density, density);
  return context;
}

export function dot(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  fill: string,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
}

/** An arrow from a point, in pixels; nothing where it has no length. */
export function arrow(
  context: CanvasRenderingContext2D,
  from: { readonly x: number; readonly y: number },
  by: { readonly x: number; readonly y: number },
): void {
  const length = Math.hypot(by.x, by.y);
  if (!(length > 0 && length < Infinity)) return;
  const [ux, uy] = [by.x / length, by.y / length];
  const tip = { x: from.x + by.x, y: from.y + by.y };
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(tip.x, tip.y);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(tip.x - 7 * ux - 4 * uy, tip.y - 7 * uy + 4 * ux);
  context.lineTo(tip.x, tip.y);
  context.lineTo(tip.x - 7 * ux + 4 * uy, tip.y - 7 * uy - 4 * ux);
  context.stroke();
}
