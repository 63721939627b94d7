import type { Table } from '../../src/labs/figure/figure.js';

/** A finished picture as the text of a file of its own, on the panel's background. */
export function svgText(svg: SVGSVGElement, background: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.style.background = background;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.querySelector('.crosshair')?.remove();
  return new XMLSerializer().serializeToString(copy);
}

/** The picture as a PNG of twice the size, in base64, on the panel's background. */
export async function pngBase64(svg: SVGSVGElement, background: string): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(svg, background))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser cannot draw on a canvas');
  context.fillStyle = background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const uri = canvas.toDataURL('image/png');
  return uri.slice(uri.indexOf(',') + 1);
}

/** @returns RFC 4180: text in quotes, lines that end in CR LF. */
export function csvText({ columns, rows }: Table): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = rows.map((row) =>
    row.map((value) => (typeof value === 'number' ? String(value) : quoted(value))).join(','),
  );
  return `${[columns.map(quoted).join(','), ...lines].join('\r\n')}\r\n`;
}
