/// What Debian's Python runs, in a process with limits, to bring the tables of a workbook (by
/// openpyxl) or of a Word document (by the standard library) into one plain form. It reads standard
/// input and writes standard output; it computes no formula, opens no other file and runs nothing.
///
/// One line a fact, its parts parted by U+001F, line breaks within a text as U+001E: `T name
/// hidden` opens a table; `A kind text` is a paragraph above it, h where it has the style of a
/// heading, t where it has that of a title or of a line of the contents, l where it is an item of a
/// list; `B kind text` one below the last table; `H row row …` names its hidden rows; `D count`
/// says how many rows a tracked change deleted; `C row column columns rows kind colour text` is a
/// cell, where kind is t (text), d (date), n (number), e (error); before it, f marks a formula's
/// stored value and s words that are struck through.
/// Exit status: 0; 3 damaged; 4 larger inside than allowed; 5 openpyxl is missing.
enum OfficeTablesScript {
  static let text = #"""
    import decimal, io, re, sys, zipfile
    import xml.etree.ElementTree as tree

    US, RS = "\x1f", "\x1e"
    KIND, MOST_BYTES, MOST_CELLS = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    out = sys.stdout.buffer
    MERGED = rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+\d+):([A-Z]+\d+)"'
    FORMULA = rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f\b'
    ROW = rb'<(?:\w+:)?row\b[^>]*>'
    HIDDEN = rb'\bhidden="(?:1|true)"'
    NUMBER = rb'\br="(\d+)"'
    cells = 0

    def stop(status, said):
        out.flush()
        sys.stderr.write(said)
        sys.exit(status)

    def plain(value):
        value = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("\n", RS)
        return "".join(c for c in value if c == RS or c == "\t" or ord(c) >= 32)

    def line(*parts):
        out.write((US.join(str(part) for part in parts) + "\n").encode("utf-8", "replace"))

    def cell(row, column, columns, rows, kind, colour, text, struck=""):
        global cells
        cells += 1
        if cells > MOST_CELLS:
            stop(4, "too many cells")
        more = [plain(struck)] if struck else []
        line("C", row, column, columns, rows, kind, colour, plain(text), *more)

    def checked(data):
        archive = zipfile.ZipFile(data)
        entries = archive.infolist()
        if len(entries) > 5000 or sum(entry.file_size for entry in entries) > MOST_BYTES:
            stop(4, "too large inside")
        for entry in entries:
            # No table of words packs as well as that.
            if entry.file_size > 2000000 and entry.file_size > 250 * entry.compress_size:
                stop(4, "packed too tightly")
            if entry.filename.endswith((".xml", ".rels")):
                with archive.open(entry) as part:
                    if b"<!DOCTYPE" in part.read(2000):
                        stop(3, "a document type declaration")
        return archive

    def place(reference):
        letters = reference.rstrip("0123456789")
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        return int(reference[len(letters):]), column

    def workbook(data):
        archive = checked(data)
        try:
            import openpyxl
        except ImportError:
            stop(5, "openpyxl is missing")
        data = filled(archive, data)
        book = openpyxl.load_workbook(data, read_only=True, data_only=True, keep_links=False)
        partly = struck_texts(archive)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            line("T", plain(sheet.title), int(sheet.sheet_state != "visible"))
            xml = archive.read(sheet._worksheet_path)
            merged, inside = {}, set()
            spans = re.findall(MERGED, xml)
            for first, last in spans[:20000]:
                (top, left), (bottom, right) = place(first.decode()), place(last.decode())
                merged[top, left] = (right - left + 1, bottom - top + 1)
            formulas = set()
            if b"<f" in xml or b":f" in xml:
                formulas = {place(one.decode()) for one in re.findall(FORMULA, xml)}
            if b"hidden=" in xml:
                opened = [one for one in re.findall(ROW, xml) if re.search(HIDDEN, one)]
                numbers = [re.search(NUMBER, one) for one in opened[:100000]]
                rows = [found.group(1).decode() for found in numbers if found]
                if rows:
                    line("H", *rows)
            del xml
            colours, struck = {}, {}
            for row in sheet.iter_rows():
                for one in row:
                    if one.__class__.__name__ == "EmptyCell":
                        continue
                    at = (one.row, one.column)
                    style = getattr(one, "_style_id", 0)
                    if style not in colours:
                        colours[style] = colour(one) if style else ""
                        struck[style] = bool(style) and is_struck(one)
                    known = at in formulas or at in merged or colours[style]
                    if one.value is None and not known:
                        continue
                    kind, text = typed(one)
                    columns, rows = merged.get(at, (1, 1))
                    gone = ""
                    if one.value in partly and not struck[style]:
                        text, gone = partly[one.value]
                        if not text:
                            text, gone, kind = gone, "", "s" + kind
                    elif struck[style]:
                        kind = "s" + kind
                    kind = ("f" if at in formulas else "") + kind
                    cell(*at, columns, rows, kind, colours[style], text, gone)

    SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

    EMPTY_FILL = rb"<((?:\w+:)?)fill\s*(?:/>|>\s*</(?:\w+:)?fill>)"

    def filled(archive, data):
        """The workbook with a pattern in each fill that has none, which openpyxl asks for."""
        name = "xl/styles.xml"
        if name not in archive.namelist() or not re.search(EMPTY_FILL, archive.read(name)):
            return data
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as mended:
            for entry in archive.infolist():
                part = archive.read(entry)
                if entry.filename == name:
                    part = re.sub(EMPTY_FILL, rb"<\1fill><\1patternFill/></\1fill>", part)
                mended.writestr(entry.filename, part)
        copy.seek(0)
        return copy

    def struck_texts(archive):
        """The shared texts of which a part is struck through: what is left of each, and that part."""
        name = "xl/sharedStrings.xml"
        if name not in archive.namelist() or b"strike" not in archive.read(name):
            return {}
        found = {}
        for one in tree.parse(archive.open(name)).getroot().iter(SHEET + "si"):
            if any(is_on(mark) for mark in one.iter(SHEET + "strike")):
                live, gone = [], []
                for run in one.iter(SHEET + "r"):
                    marks = run.iter(SHEET + "strike")
                    parts = gone if any(is_on(mark) for mark in marks) else live
                    parts.extend(text.text or "" for text in run.iter(SHEET + "t"))
                whole = "".join(text.text or "" for text in one.iter(SHEET + "t"))
                found[whole] = ("".join(live).strip(), "".join(gone).strip())
        return found

    def is_on(mark, attribute="val"):
        return mark.get(attribute, "1") not in ("0", "false", "off", "none")

    def is_struck(one):
        try:
            return bool(one.font.strike)
        except Exception:
            return False

    def colour(one):
        try:
            fill = one.fill
            if fill is None or fill.fill_type != "solid":
                return ""
            if fill.fgColor.type == "theme":
                # 0 and 1 are the theme's white and black.
                return "?" if fill.fgColor.theme > 3 else ""
            rgb = fill.fgColor.rgb
            return rgb[-6:] if isinstance(rgb, str) and len(rgb) >= 6 else ""
        except Exception:
            return ""

    def typed(one):
        value = one.value
        if value is None:
            return "t", ""
        if hasattr(value, "year"):
            return "d", "%04d-%02d-%02d" % (value.year, value.month, value.day)
        if isinstance(value, bool):
            return "t", "TRUE" if value else "FALSE"
        if isinstance(value, (int, float)):
            if "%" in (one.number_format or ""):
                return "n", "%g%%" % (value * 100)
            return "n", shown(value, one.number_format or "")
        return ("e" if one.data_type == "e" else "t"), value

    PLACES = r"0(?:\.(0{1,4}))?(?:_\))?(?:;.*)?"

    def shown(value, pattern):
        """A number with as many places as its format shows: 1.1 in the format 0.00 is 1.10."""
        found = re.fullmatch(PLACES, pattern)
        if found and abs(value) < 1e15:
            places = decimal.Decimal(1).scaleb(-len(found.group(1) or ""))
            return str(decimal.Decimal(repr(value)).quantize(places, decimal.ROUND_HALF_UP))
        return repr(int(value)) if value == int(value) else repr(value)

    W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

    def document(data):
        archive = checked(data)
        body = tree.parse(archive.open("word/document.xml")).getroot()
        above, below = {}, []
        gather(body, below, above)
        for number, table in enumerate(body.iter(W + "tbl"), 1):
            line("T", "table %d" % number, 0)
            gone_rows = 0
            for kind, text in above.get(table, []):
                line("A", kind, plain(text))
            open_cells, found = {}, []
            for row_number, row in enumerate(own(table, W + "tr"), 1):
                if row.find(W + "trPr/" + W + "del") is not None:
                    gone_rows += 1
                    continue
                column = 1
                skipped = row.find(W + "trPr/" + W + "gridBefore")
                if skipped is not None:
                    column += int(skipped.get(W + "val", "0"))
                for one in own(row, W + "tc"):
                    columns = span(one)
                    merge = one.find(W + "tcPr/" + W + "vMerge")
                    goes_on = merge is not None and merge.get(W + "val", "continue") == "continue"
                    if goes_on and column in open_cells:
                        open_cells[column][3] += 1
                    else:
                        shade = one.find(W + "tcPr/" + W + "shd")
                        fill = shade.get(W + "fill", "") if shade is not None else ""
                        fill = "" if fill == "auto" else fill
                        text, gone = words(one, False), words(one, True)
                        kind = "t"
                        if gone and not text:
                            text, gone, kind = gone, "", "st"
                        entry = [row_number, column, columns, 1, fill, text, kind, gone]
                        found.append(entry)
                        open_cells.pop(column, None)
                        if merge is not None:
                            open_cells[column] = entry
                    column += columns
            if gone_rows:
                line("D", gone_rows)
            for row_number, column, columns, rows, fill, text, kind, gone in found:
                if text or fill or columns > 1 or rows > 1:
                    cell(row_number, column, columns, rows, kind, fill, text, gone)
        for kind, text in below:
            line("B", kind, plain(text))

    def gather(parent, open_paragraphs, above):
        """The paragraphs between each table and the one before it; what is left stands below the last."""
        for child in parent:
            if child.tag == W + "p":
                text = words(child, False)
                if text:
                    open_paragraphs.append((style_of(child), text[:4000]))
            elif child.tag == W + "tbl":
                above[child] = open_paragraphs[-1000:]
                open_paragraphs.clear()
            else:
                gather(child, open_paragraphs, above)

    def style_of(paragraph):
        style = paragraph.find(W + "pPr/" + W + "pStyle")
        name = style.get(W + "val", "").lower() if style is not None else ""
        if "heading" in name or is_bold(paragraph):
            return "h"
        if "list" in name or paragraph.find(W + "pPr/" + W + "numPr") is not None:
            return "l"
        return "t" if "title" in name or name.startswith("toc") else "p"

    def is_bold(paragraph):
        runs = [run for run in paragraph.iter(W + "r")
            if any((text.text or "").strip() for text in run.iter(W + "t"))]
        marks = [run.find(W + "rPr/" + W + "b") for run in runs]
        return bool(runs) and all(mark is not None and is_on(mark, W + "val") for mark in marks)

    def is_struck_run(run):
        style = run.find(W + "rPr")
        marks = [] if style is None else [style.find(W + t) for t in ("strike", "dstrike")]
        return any(mark is not None and is_on(mark, W + "val") for mark in marks)

    def own(parent, tag):
        for child in parent:
            if child.tag == tag:
                yield child
            elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
                yield from own(child, tag)

    def span(one):
        grid = one.find(W + "tcPr/" + W + "gridSpan")
        return max(1, min(200, int(grid.get(W + "val", "1")))) if grid is not None else 1

    def words(one, struck):
        """The words that are struck through, or those that are not. Where a list stands beneath
        words that are none, its items keep a mark."""
        lines, items = [], []
        for paragraph in one.iter(W + "p"):
            parts = []
            others = {node for run in paragraph.iter(W + "r") if is_struck_run(run) != struck
                for node in run.iter()}
            for node in paragraph.iter():
                if node in others:
                    continue
                if node.tag == W + "t":
                    parts.append(node.text or "")
                elif node.tag in (W + "br", W + "cr"):
                    parts.append("\n")
                elif node.tag == W + "tab":
                    parts.append("\t")
            lines.append("".join(parts))
            items.append(is_item(paragraph))
        filled = {item for item, text in zip(items, lines) if text.strip()}
        if len(filled) == 2:
            lines = ["\u2022 " + text if item and text.strip() else text
                for item, text in zip(items, lines)]
        return "\n".join(lines).strip()

    def is_item(paragraph):
        number = paragraph.find(W + "pPr/" + W + "numPr/" + W + "numId")
        if number is not None:
            return number.get(W + "val", "0") != "0"
        style = paragraph.find(W + "pPr/" + W + "pStyle")
        name = style.get(W + "val", "").lower() if style is not None else ""
        return name.startswith(("listbullet", "listnumber"))

    try:
        data = io.BytesIO(sys.stdin.buffer.read())
        workbook(data) if KIND == "workbook" else document(data)
    except SystemExit:
        raise
    except MemoryError:
        stop(4, "not enough memory")
    except Exception as problem:
        stop(3, "%s: %s" % (type(problem).__name__, problem))
    """#
}
