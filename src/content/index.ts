/** What is known about names: every public symbol's signature, and the prose of those written about. */
export {
  entryFile,
  type ContentIndex,
  type Entry,
  type EntryFile,
  type Signature,
  type TermIndex,
  type WrittenEntry,
} from './entry.js';
export { isFileOfAnotherField } from './fields.js';
export { Library } from './library.js';
export { Names, type SymbolKind } from './names.js';
export { inThisCase, normalized, Terms, type FoundTerm } from './terms.js';
