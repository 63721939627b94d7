import * as v from 'valibot';
import { docsSchema } from '../../src/libraries/described.js';

const names = v.array(v.string());
const texts = v.record(v.string(), v.string());
/** A list, or one text of words. */
const words = v.pipe(
  v.union([v.string(), names]),
  v.transform((given) => (typeof given === 'string' ? given.trim().split(/\s+/) : given)),
);
const none = v.optional(words, []);
const no = v.optional(v.boolean(), false);

/** See `Imports` in `src/libraries/`. */
const importsSchema = v.strictObject({
  style: v.picklist(['module', 'names']),
  aliases: v.optional(texts, {}),
  shown: v.optional(texts, {}),
  page: v.optional(names, []),
});

/** What else is known of a class of tensors; see `Described` in `src/libraries/`. */
const tensorSchema = v.strictObject({ likewise: none, alone: none });

/**
 * How `npm run signatures` reads a package. Names are without that of the package, and `''` is the package
 * itself.
 */
const signaturesSchema = v.strictObject({
  /** Whether its classes annotate, or their constructors assign, what users read, such as `loader.dataset`. */
  attributes: no,
  /** Whether `Conv1d` and `Conv2d` are forms of one thing. */
  dimensions: no,
  /** Whether modules with a private name are reached, too. */
  privateModules: no,
  /** Beginnings of names of modules that are no library to program with. */
  left: none,
  /** Modules that people import from although they are private or below what is left out. */
  reached: none,
  /** Beginnings of names of modules whose private names people use as well. */
  open: none,
  /** The private names of the package itself that people use, as a pattern. */
  openNames: v.optional(v.string(), '(?!)'),
  /** Modules whose `__all__` lists less than people use. */
  unlisted: none,
  /** Modules of which everything is a constant. */
  constants: none,
  /** Beginnings of names of modules that give names to types. */
  types: none,
  /** What is made anew at each access, or belongs to Python: kind → names. */
  made: v.optional(v.record(v.string(), words), {}),
  /** Beginnings of names of classes whose members are not told. */
  withoutMembers: none,
  /** What goes by another name than its shortest one. */
  homes: none,
  /** The module by which its functions go, wherever else they are. */
  functions: v.optional(v.string()),
  /** The module in C++. */
  compiled: v.optional(v.string()),
  /** The module of the operators that the package registers. */
  operators: v.optional(v.string()),
  /** Whether its inner modules are known by name and signature. */
  inner: no,
  /** The inner modules that nobody names even so, as patterns. */
  unnamed: none,
  /** Module → the module that has the same members. */
  twins: v.optional(texts, {}),
});

/** What a file of `content/libraries/` says. */
export const librarySchema = v.pipe(
  v.strictObject({
    /** What its users call the library. */
    title: v.string(),
    /** Its name on PyPI. */
    pypi: v.optional(v.string()),
    version: v.optional(v.string()),
    /** The libraries from whose classes its own are made. */
    buildsOn: none,
    /** Other packages that offer the same: name → module. */
    mirrors: v.optional(texts, {}),
    imports: importsSchema,
    tensors: v.optional(v.record(v.string(), tensorSchema), {}),
    docs: v.optional(docsSchema),
    /** The classes whose objects fill a program. */
    objects: none,
    signatures: v.optional(signaturesSchema),
  }),
  v.check(({ pypi, version, signatures }) => {
    const told = [pypi, version, signatures].filter((one) => one !== undefined).length;
    return told === 0 || told === 3;
  }, 'has all of pypi, version and signatures, or none of them'),
);
