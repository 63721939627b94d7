/** The columns of the file `results.txt` that YOLOv5 up to its version 4 and YOLOv7 write without a header. */
const COLUMNS = [
  ...['epoch', 'GPU_mem', 'train/box_loss', 'train/obj_loss', 'train/cls_loss', 'train/total_loss'],
  ...['labels', 'img_size', 'metrics/precision', 'metrics/recall', 'metrics/mAP_0.5'],
  ...['metrics/mAP_0.5:0.95', 'val/box_loss', 'val/obj_loss', 'val/cls_loss'],
];

/** `3/299     11.8G` and 13 more cells. */
const ROW = new RegExp(String.raw`^\s*\d+/\d+\s+[\d.]+G(\s+\S+){${COLUMNS.length - 2}}\s*$`);

export function isYoloResults(text: string): boolean {
  const lines = text.slice(0, 2000).trim().split('\n', 3);
  return lines.length > 1 && lines.slice(0, -1).every((line) => ROW.test(line));
}

/** With a header, and with numbers for the epoch and the memory. */
export function withYoloHeader(text: string): string {
  const rows = text.replace(/^\s*(\d+)\/\d+\s+([\d.]+)G\b/gm, '$1 $2');
  return `${COLUMNS.join(' ')}\n${rows}`;
}
