export { Asker, questionSchema, type Answer, type Question } from './ask.js';
export type { ReadDocument } from './document.js';
export { hoverAt, type HoverAnswer, type HoverPlace, type HoverSource } from './hover/hoverAt.js';
