import { CLEANING } from './cleanLine.js';
import { TABLES } from './consoleTables.js';
import { PAIRS } from './linePairs.js';
import { pythonPattern } from './pythonPattern.js';

/**
 * Python that reads a console log as `readConsole` does, by the same patterns: `column(name)` gives the cells of
 * a column.
 *
 * @param hasTables whether tables are printed among the lines.
 */
export function consoleScript(hasTables: boolean): string {
  return `${patterns(CLEANING)}${PROGRESS}${patterns(PAIRS)}${LINES}${hasTables ? `${patterns(TABLES)}${TABLE}` : ''}${rows(hasTables)}`;
}

function patterns(all: Readonly<Record<string, RegExp>>): string {
  return Object.entries(all)
    .map(([name, pattern]) => `${name} = ${pythonPattern(pattern)}\n`)
    .join('');
}

const PROGRESS = `

def clean(line):
    """What a line shows at last, and how much of a progress bar is done, in percent."""
    parts = [part for part in re.split("[\\\\r\\\\x08]", ESCAPES.sub("", line)) if part.strip()]
    last = parts[-1][:20000] if parts else ""
    percent, bar = PERCENT.search(last), KERAS_BAR.search(last)
    done = float(percent[1]) if percent else None
    if not percent and bar:
        done = 100 * int(bar[1]) / max(1, int(bar[2]))
        done = min(done, 99) if "ETA:" in last else done
    for pattern in [BARS, DATES, SPEEDS, TIMES, PLACES, LEVELS]:
        last = pattern.sub("  ", last)
    return last, done


`;

const LINES = `

def side_of(text):
    found = SECTION.search(text)
    word = found[1].lower() if found else ""
    if word.startswith("train"):
        return "train"
    return ("test" if word.startswith("test") else "val") if word else None


def counter_name(name):
    name = name.lower().replace(" ", "_", 1).replace("/max_steps", "")
    if name in ["ep", "epoch", "epochs"]:
        return "epoch"
    if name in ["it", "iter", "iters", "iteration"]:
        return "iteration"
    return "step" if name == "steps" else name


def value_of(text):
    text = text.lower().replace("_", "")
    return math.nan if "nan" in text else float(text)


def tidy(words, is_separated):
    words = re.split(r"\\s+", re.sub(r"""^["'(]+|["')]+$""", "", words))
    ends = [i for i, word in enumerate(words[:-1]) if word.endswith(".") and not SHORT.search(word)]
    words = words[ends[-1] + 1 if ends else 0 :]
    words = words[:-1] if len(words) > 1 and words[-1] == "is" else words
    if not is_separated and not KNOWN.search(re.sub("^.*[_/.-]", "", words[-1])):
        return None
    return None if COUNTED.search(words[-1]) else " ".join(words)


def read_line(text):
    """The counters, the names and numbers, the batches of an epoch, and the kind of data of a line."""
    counters, pairs, batches, side = {}, {}, None, None
    leading = LEADING.search(text)
    if leading:
        first, second, third = leading.groups()
        if second is None:
            counters["iteration"] = float(first or third)
        else:
            counters["epoch"], counters["batch"] = float(first), float(second)
        text = text[leading.end() - 1 :]
    text = re.sub("[²³¹¼-¾⁰-₎]", "·", text.replace(" so far", ""))

    def section_epoch(found):
        nonlocal side
        counters["epoch"], side = float(found[2]), side_of(found[1])
        return "  "

    def epoch_after(found):
        counters["epoch"] = float(found[1])
        return " ; "

    def average_after(found):
        pairs["avg loss"] = value_of(found[1])
        return " , "

    def counter(found):
        nonlocal batches, side
        name, of_side, value, total, batch, of = found.groups()
        name = counter_name(name)
        batches = float(total) if total and name == "batch" else batches
        if total and name not in ["epoch", "global_step"] and "epoch" in counters and "batch" not in counters:
            counters["batch"], batches = float(value), float(total)
        else:
            counters.setdefault(name, float(value))
        if batch and "batch" not in counters:
            counters["batch"], batches = float(batch), float(of)
        side = side_of(of_side) if of_side else side
        return " , " if found[0].rstrip().endswith(",") else " ; "

    def trailing(found):
        nonlocal batches
        counters["batch"], batches = float(found[1]), float(found[2])
        return " ; "

    text = SECTION_EPOCH.sub(section_epoch, text, count=1)
    text = EPOCH_AFTER.sub(epoch_after, text, count=1)
    text = AVERAGE_AFTER.sub(average_after, text, count=1)
    side = "val" if "Saving dict" in text else side
    text = COUNTER.sub(counter, text)
    if "batch" not in counters:
        text = TRAILING.sub(trailing, text, count=1)
    current, named, end = side, None, 0
    for found in PAIR.finditer(text):
        words, separator, digits, of = found.groups()
        current = side_of(text[end : found.start()]) or current
        side = current if end == 0 else side
        end = found.end()
        name = tidy(words, re.search("[:=]", separator))
        if name is None:
            continue
        value, own = value_of(digits), side_of(name)
        if of and re.search("acc|correct", name, re.IGNORECASE):
            value = value / float(of) if float(of) else math.nan
        named = own or named
        data = current or (named if METRIC.search(name) else None)
        pairs.setdefault(f"{data}/{name}" if data and not own else name, value)
    return counters, pairs, batches, side if end else side_of(text) or side


`;

const TABLE = `

def cells_of(line):
    return SEPARATORS.split(FRAME.sub("", line).strip())


def words_of(line):
    return line.split() or [""]


def cell_number(cell):
    if NAN.search(cell):
        return math.nan
    if INFINITE.search(cell):
        return -math.inf if cell.startswith("-") else math.inf
    found = CELL.search(cell)
    return float(found[1]) if found else None


def header_for(line, below):
    wide, narrow = cells_of(line), words_of(line)
    for row in below:
        if RULE.search(row):
            continue
        cells, words = cells_of(row), words_of(row)
        if cell_number(cells[0]) is None:
            return None
        if len(wide) in [len(cells), len(words)]:
            return wide
        return narrow if len(words) >= len(narrow) else None
    return None


def tables_in(lines):
    """The rows of tables that are printed among the lines, by line; None for their headers."""
    found, names = {}, None
    for i, line in enumerate(lines):
        cells = cells_of(line)
        words = cells if len(cells) >= 3 else words_of(line)
        is_named = len(words) >= 3 and HEADER.search(line)
        if is_named and not DIGITS.search(line) and not re.search("[=:]", line):
            names = header_for(line, lines[i + 1 : i + 4]) or names
            if names:
                found[i] = None
            continue
        if not names:
            continue
        if RULE.search(line):
            if line.strip():
                found[i] = None
            continue
        own = cells if len(cells) == len(names) else words_of(line)
        if len(own) < len(names) or cell_number(own[0]) is None or PAIR_IN.search(line):
            continue
        row = {name: cell_number(cell) for name, cell in zip(names, own)}
        row = {name: value for name, value in row.items() if value is not None}
        if len(row) > 1:
            found[i] = row
    return found


`;

function rows(hasTables: boolean): string {
  const tables = hasTables ? 'tables_in([text for text, _ in cleaned])' : '{}';
  return `

def counts_on(rows):
    """Whether batches are counted on from one epoch to the next."""
    counted = [(row["epoch"], row["batch"]) for row in rows if "epoch" in row and "batch" in row]
    pairs = [(before, after) for before, after in zip(counted, counted[1:]) if after[0] > before[0]]
    return bool(pairs) and all(after[1] > before[1] for before, after in pairs)


def read(lines):
    cleaned = [clean(line) for line in lines]
    has_whole = any(done is not None and done >= 100 for _, done in cleaned)
    tables = ${tables}
    rows, seen, section, batches, first = [], {}, None, None, None
    for i, (text, done) in enumerate(cleaned):
        if not text.strip() or (has_whole and done is not None and done < 100):
            continue
        if i in tables and tables[i] is None:
            continue
        counters, pairs, size, side = ({}, tables[i], None, None) if i in tables else read_line(text)
        if "epoch" in counters and counters["epoch"] != seen.get("epoch"):
            seen.pop("batch", None)
        seen |= counters
        batches = size if size is not None and side not in ["val", "test"] else batches
        first = seen.get("epoch") if first is None else first
        if not pairs:
            section = side if side != "train" else None
            continue
        named = section if side is None and not text.lstrip().startswith("{") else None
        cells = {
            name if named is None or SIDED.search(name) else f"{named}/{name}": value
            for name, value in pairs.items()
        }
        section = None if side is not None else section
        is_other = all(name.startswith(("val/", "test/")) for name in cells)
        own = {name: value for name, value in seen.items() if not (is_other and name == "batch")}
        if "epoch" in own and batches is not None and first is not None:
            last = batches if is_other or "batch" not in seen else seen["batch"]
            own["step"] = (own["epoch"] - first) * batches + last
        if is_other and "batch" in counters and rows and rows[-1][1]:
            if rows[-1][0].get("epoch") == own.get("epoch"):
                rows.pop()
        rows.append((own | cells, is_other))
    rows = [cells for cells, _ in rows]
    if counts_on(rows):
        last = None
        for row in rows:
            last = row.get("batch", last)
            if last is not None and "step" in row:
                row["step"] = last
    return rows


with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
    rows = read(file.read().split("\\n"))


def column(name):
    return [row.get(name) for row in rows]
`;
}
