/** Snippets in the names of the user's file: the catalog, its search, and how one is fitted to a place. */
export { readCatalogue, type Snippet, type SnippetImport } from './catalogue.js';
export { fitterAt, type FittedSnippet } from './fit.js';
export { insertionPoint, placeOf, refusalAt, roomFor, type InsertionPoint } from './insertion.js';
export { fitsPlace, type Place } from './place.js';
export { previewText } from './preview.js';
export { snippetsAbout } from './related.js';
export type { Types } from './roles.js';
export { searchSnippets } from './search.js';
export { fillIn } from './textMate.js';
