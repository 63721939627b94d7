/**
 * What is said of each library in `content/libraries/`: how it is imported and documented, what its tensors are.
 * The other rooms import its files one by one: not all of them need the schemas.
 */
export { describedSchema, type Described } from './described.js';
export { docsPage, type DocsPage } from './docsPage.js';
export { importedByName, pageImports, usualImport, usualSpelling } from './spelling.js';
export { Tensors } from './tensors.js';
