/** Python text → symbols, calls and literal arguments; qualified names → code in the file's style. */
export { assumedIn, assumedNote, givenValues } from './assumed.js';
export {
  bindArguments,
  isUncalled,
  spreadTexts,
  uncalled,
  type Arguments,
  type BoundArguments,
  type Call,
} from './call.js';
export {
  codePlaceAt,
  isInside,
  linesAround,
  statementEndAt,
  topLevelBefore,
  type CodePlace,
} from './codePlace.js';
export { lineMargin } from './lineMargin.js';
export { importEdits, type ImportPlace } from './importEdits.js';
export { aliasesAt, aliasFor, isTaken, spell, type Alias, type Spelling } from './imports.js';
export { isStillRead } from './stillRead.js';
export { objectsAt, type NamedObject } from './objects.js';
export { classBodyAt, isInText, withNameAt } from './standIn.js';
export type { Content, Literal, Value } from './value.js';
export { readLambda, type ReadLambda } from './lambda.js';
export { quotedAnnotationAt } from './quotedAnnotation.js';
export type { FunctionText } from './functionText.js';
export type { Loop, MadeObject, MethodCall } from './madeObject.js';
export { doctestAt } from './doctest.js';
export { markdownCodeAt, type CodeInText } from './markdown.js';
export { joinCells, readCells } from './notebook.js';
export type { IsKnown, Kind, Knowledge } from './knowledge.js';
export { callsIn, keywordAt, symbolAt, type PythonKeyword, type PythonSymbol } from './resolve.js';
export { ownModuleAt, type FoundClass, type OwnClass, type OwnLayer } from './ownClasses.js';
export { Project, type Files } from './project.js';
export { occurrencesIn, type Occurrence } from './occurrences.js';
export { parametersOf, type Parameter } from './signature.js';
export { PythonSource, type Edit } from './source.js';
export { untracedMembersIn } from './untraced.js';
export { markdownTermTextAt, termTextAt, type TermText } from './terms.js';
