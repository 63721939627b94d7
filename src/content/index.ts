/** What is known about names: every public symbol's signature, and the prose of those written about. */
export type { ContentIndex, Entry, Shard, Signature, WrittenEntry } from './entry.js';
export { Library } from './library.js';
export { Names, type SymbolKind } from './names.js';
export { parametersOf, type Parameter } from './signature.js';
