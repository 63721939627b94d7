/** Python text → symbols, calls and literal arguments; qualified names → code in the file's style. */
export { assumedIn, assumedNote, givenValues } from './values/assumed.js';
export { bindArguments, spreadTexts, type BoundArguments } from './values/bindArguments.js';
export {
  codePlaceAt,
  isInside,
  linesAround,
  statementEndAt,
  topLevelBefore,
  type CodePlace,
} from './write/codePlace.js';
export { lineMargin } from './write/lineMargin.js';
export { importEdits, type ImportPlace } from './write/importEdits.js';
export {
  aliasesAt,
  aliasFor,
  isTaken,
  spell,
  type Alias,
  type Spelling,
} from './write/spelling.js';
export { isStillRead } from './write/stillRead.js';
export { objectsAt, type NamedObject } from './find/objects.js';
export { classBodyAt, isInText, withNameAt } from './write/standIn.js';
export {
  isUncalled,
  uncalled,
  type Arguments,
  type Call,
  type Content,
  type FunctionText,
  type Literal,
  type Value,
} from './values/value.js';
export { readLambda, type ReadLambda } from './values/lambda.js';
export { quotedAnnotationAt } from './documents/quotedAnnotation.js';
export type { Loop, MadeObject, MethodCall } from './values/madeObject.js';
export { doctestAt } from './documents/doctest.js';
export type { CodeInText } from './documents/codeInText.js';
export { markdownCodeAt } from './documents/markdown.js';
export { joinCells, readCells } from './documents/notebook.js';
export type { IsKnown, Kind, Knowledge } from './types/knowledge.js';
export {
  callsIn,
  keywordAt,
  symbolAt,
  type PythonKeyword,
  type PythonSymbol,
} from './find/resolve.js';
export { ownModuleAt, type FoundClass, type OwnClass, type OwnLayer } from './find/ownClasses.js';
export { Project, type Files } from './project/project.js';
export { occurrencesIn, type Occurrence } from './find/occurrences.js';
export { parametersOf, type Parameter } from './values/signature.js';
export { PythonSource, type Edit } from './syntax/source.js';
export { untracedMembersIn } from './find/untraced.js';
export { markdownTermTextAt, termTextAt, type TermText } from './documents/terms.js';
