/** The prose: what is known about a name. */
export type { ContentIndex, Entry, Shard } from './entry.js';
export { Library } from './library.js';
export { parametersOf, type Parameter } from './signature.js';
