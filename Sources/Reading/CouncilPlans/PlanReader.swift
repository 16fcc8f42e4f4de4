/// Reads councils' plans: types the file by its content, has its tables brought out in a process
/// with limits, and guesses what their columns hold.
public struct PlanReader: Sendable {
  /// Path of the Python that has openpyxl: Debian's, whatever comes first in `PATH`.
  public var python: String
  /// Name or path of poppler's `pdftotext`.
  public var pdftotext: String
  public var limits: ReadLimits
  /// Bytes a workbook or document may unpack to.
  public var unpackedBytes: Int
  /// Cells that hold something, in all tables together.
  public var cells: Int
  public var temporaryFolder: String
  /// Rows of a delimited file that hold something. One with more is refused as soon as they are
  /// counted, before anything is made of them.
  public var rows = Int.max
  /// The day at hand: days after it are due dates, and no work was completed on them.
  public var today = PaperReader().today

  public init(
    python: String = "/usr/bin/python3", pdftotext: String = "pdftotext",
    limits: ReadLimits = ReadLimits(
      textBytes: 50_000_000, addressSpace: 700_000_000, processorSeconds: 10,
      wallTime: .seconds(20)),
    unpackedBytes: Int = 60_000_000, cells: Int = 300_000, temporaryFolder: String = "/tmp"
  ) {
    (self.python, self.pdftotext, self.limits) = (python, pdftotext, limits)
    (self.unpackedBytes, self.cells) = (unpackedBytes, cells)
    self.temporaryFolder = temporaryFolder
  }

  /// Reads a file.
  public func read(file path: String) async throws(PlanRefusal) -> CouncilPlan {
    let file = PaperFile(path: path)
    let paper: OpenPaper
    let bytes: [UInt8]
    do throws(ReadRefusal) {
      paper = try OpenPaper(file.place)
      if paper.size > limits.fileBytes {
        throw .tooLarge(bytes: paper.size, limit: limits.fileBytes)
      }
      bytes = try paper.bytes(from: 0, count: paper.size)
    } catch {
      throw .file(error)
    }
    // Held open, so that the tools get what was looked at, whatever becomes of the name meanwhile.
    let held = paper.place.map { PaperFile($0) } ?? file
    let plan = try await read(bytes, from: held, named: file.baseName)
    guard paper.isUnchanged else { throw .file(.changed) }
    return plan
  }

  /// Reads bytes, such as an upload; the name is only printed.
  public func read(bytes: [UInt8], named name: String) async throws(PlanRefusal) -> CouncilPlan {
    guard bytes.count <= limits.fileBytes else {
      throw .file(.tooLarge(bytes: bytes.count, limit: limits.fileBytes))
    }
    let file: PaperFile
    do throws(ReadRefusal) {
      file = try PaperFile.temporary(bytes, in: temporaryFolder)
    } catch {
      throw .file(error)
    }
    defer { file.remove() }
    return try await read(bytes, from: file, named: name)
  }

  private func read(
    _ bytes: [UInt8], from file: PaperFile, named name: String
  ) async throws(PlanRefusal) -> CouncilPlan {
    let plan: CouncilPlan
    switch PlanFileType(bytes) {
    case .empty: throw .file(.empty)
    case .other(let actually): throw .notATable(actually: actually)
    case .text:
      let decoded = DecodedText(bytes)
      if let zero = decoded.text.utf8.firstIndex(of: 0) {
        let before = decoded.text[..<zero].unicodeScalars
        let start = before.lastIndex(of: "\n").map { before.index(after: $0) }
        throw .zeroBytes(
          line: before.count { $0 == "\n" } + 1,
          character: before[(start ?? before.startIndex)...].count + 1)
      }
      let table = try DelimitedText.table(decoded, named: name, atMost: rows)
      plan = CouncilPlan(
        file: name, format: .delimited, encoding: decoded.encoding,
        tables: table.columnCount > 1 ? [table] : [], today: today())
    case .workbook: plan = try await office(file, name, .workbook)
    case .document: plan = try await office(file, name, .document)
    case .pdf:
      let output = try await run(pdftotext, "poppler-utils", ["-tsv", "-", "-"], on: file)
      plan = CouncilPlan(
        file: name, format: .pdf, tables: PDFTables.tables(output), today: today())
    }
    guard !plan.tables.isEmpty else { throw .noTable }
    return plan
  }

  private func office(
    _ file: PaperFile, _ name: String, _ format: CouncilPlan.Format
  ) async throws(PlanRefusal) -> CouncilPlan {
    let kind = format == .workbook ? "workbook" : "document"
    // -I: nothing of the environment and nothing of the user's; -B: nothing is written.
    let output = try await run(
      python, "python3",
      ["-I", "-B", "-c", OfficeTablesScript.text, kind, String(unpackedBytes), String(cells)],
      on: file)
    return CouncilPlan(
      file: name, format: format, tables: OfficeTablesParser.tables(output), today: today())
  }

  private func run(
    _ tool: String, _ package: String, _ arguments: [String], on file: PaperFile
  ) async throws(PlanRefusal) -> [UInt8] {
    let process = LimitedProcess(
      tool: tool, arguments: arguments, limits: limits, outputLimit: limits.textBytes)
    let result: LimitedProcess.Result
    do throws(LimitedProcess.Failure) {
      result = try await process.run(on: file.place)
    } catch {
      switch error {
      case .outputLimit: throw .tooLargeInside
      case .wallTime: throw .tookTooLong(seconds: Int(limits.wallTime / .seconds(1)))
      case .missing(let tool): throw .toolMissing(tool: tool, package: package)
      case .failed(let reason): throw .toolFailed(tool: tool, reason: reason)
      }
    }
    switch result.exitCode {
    case 0: return result.output
    case nil: throw .tookTooLong(seconds: limits.processorSeconds)
    case 1, 3, 99: throw .damaged
    case 4: throw .tooLargeInside
    case 5: throw .toolMissing(tool: "openpyxl", package: "python3-openpyxl")
    default:
      let reason = result.complaints.split(separator: "\n").last.map(String.init)
      throw .toolFailed(tool: tool, reason: reason ?? "it ended without saying why")
    }
  }
}

/// What a file of a plan is, by its content.
enum PlanFileType {
  case workbook, document, text, pdf, empty
  case other(String)

  init(_ bytes: [UInt8]) {
    switch PaperType(firstBytes: bytes) {
    case .empty: self = .empty
    case .pdf: self = .pdf
    case .other(let name):
      switch name {
      case "an Excel workbook": self = .workbook
      case "a Word document": self = .document
      case "a plain text file": self = .text
      default:
        // UTF-16 has zeros, which text of other encodings has not.
        let isWide = DecodedText(Array(bytes.prefix(4000))).encoding
        self =
          isWide == .utf16LittleEndian || isWide == .utf16BigEndian
            || name == "a file of an unknown kind" && Self.isSpoiltText(bytes.prefix(1024))
          ? .text : .other(name)
      }
    }
  }

  /// Whether it is a text but for a few control characters. Zeros among them are refused by their
  /// place later, the others left out.
  private static func isSpoiltText(_ bytes: ArraySlice<UInt8>) -> Bool {
    let odd = bytes.count(where: ControlCharacters.isControl)
    let plain = bytes.count { $0 < 0x7F && !ControlCharacters.isControl($0) }
    return odd < 20 && plain * 10 >= bytes.count * 9
  }
}
