import Civil

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads papers: checks the file, has its text extracted in a process with limits, and makes a
/// record of it. Never crashes or hangs on a paper; what cannot be read is refused in words.
public struct PaperReader: Sendable {
  /// Name or path of poppler's `pdftotext`.
  public var pdftotext: String
  /// Name or path of poppler's `pdftoppm`, for pictures of pages.
  public var pdftoppm: String
  public var limits: ReadLimits
  /// Where bytes that are no file yet are put while they are read.
  public var temporaryFolder: String
  /// Whether the places of all words are asked for too, which is a second extraction of the same
  /// paper and takes about as long again as the first.
  public var findsBoxes = false
  /// When a report's grades are looked for on the pictures of their pages.
  public var sight = GradeSight.always
  /// The day at hand: an inspection in a year to come is doubtful.
  public var today: @Sendable () -> CivilDate? = {
    CivilDate(year: 1970, month: 1, day: 1)?.adding(days: time(nil) / 86_400)
  }

  public init(
    pdftotext: String = "pdftotext", pdftoppm: String = "pdftoppm", limits: ReadLimits = .init(),
    temporaryFolder: String = "/tmp"
  ) {
    self.pdftotext = pdftotext
    self.pdftoppm = pdftoppm
    self.limits = limits
    self.temporaryFolder = temporaryFolder
  }

  /// Reads a file.
  public func read(file path: String) async -> ReadOutcome { await read(PaperPath(path)) }

  /// Reads a file, whatever bytes its name is made of.
  public func read(_ path: PaperPath) async -> ReadOutcome {
    let file = PaperFile(path)
    return await outcome(named: file.baseName) { () async throws(ReadRefusal) in
      try await record(of: file, named: file.baseName)
    }
  }

  /// Reads bytes, such as an upload; the name is only printed.
  public func read(bytes: [UInt8], named name: String) async -> ReadOutcome {
    await outcome(named: name) { () async throws(ReadRefusal) in
      try await withFile(bytes) { (file) async throws(ReadRefusal) in
        try await record(of: file, named: name)
      }
    }
  }

  /// Runs a body on a temporary file that holds the bytes.
  func withFile<Value: Sendable>(
    _ bytes: [UInt8], _ body: (PaperFile) async throws(ReadRefusal) -> Value
  ) async throws(ReadRefusal) -> Value {
    do throws(ReadRefusal) {
      try PaperFile.check(bytes, limits)
    } catch {
      guard PlainPaper.text(of: bytes, refused: error) != nil else { throw error }
    }
    let file = try PaperFile.temporary(bytes, in: temporaryFolder)
    defer { file.remove() }
    return try await body(file)
  }

  private func outcome(
    named name: String, _ reading: () async throws(ReadRefusal) -> ReadOutcome
  ) async -> ReadOutcome {
    let clock = ContinuousClock()
    let start = clock.now
    do throws(ReadRefusal) {
      return try await reading()
    } catch {
      return ReadOutcome(
        file: name, result: .failure(error), extraction: clock.now - start, reading: .zero)
    }
  }

  private func record(
    of file: PaperFile, named name: String
  ) async throws(ReadRefusal) -> ReadOutcome {
    let clock = ContinuousClock()
    let start = clock.now
    let extraction = try await extract(file)
    let extracted = clock.now
    var report = try ReportReading.read(text: extraction.text, file: name, today: today())
    let raised = await raisedMarks(suspectedIn: report, of: extraction, named: file.place)
    if !raised.isEmpty {
      report = try ReportReading.read(
        text: extraction.text, file: name, today: today(), raised: raised)
    }
    if let complaint = extraction.complaint { report.warnings.append(complaint) }
    let read = clock.now
    if let paper = extraction.paper {
      await look(at: &report, in: paper, named: file.place, text: extraction.text)
      if !paper.isUnchanged { throw .changed }
    }
    return ReadOutcome(
      file: name, result: .success(report), boxes: extraction.boxes,
      extraction: extracted - start + (clock.now - read), reading: read - extracted)
  }

  // MARK: Extraction

  struct Extraction {
    var text: [UInt8]
    var complaint: String?
    var boxes: PaperBoxes?
    /// The file, held open; nil for text that is no PDF.
    var paper: OpenPaper?
  }

  private func extract(_ file: PaperFile) async throws(ReadRefusal) -> Extraction {
    let paper: OpenPaper
    do throws(ReadRefusal) {
      paper = try file.open(limits)
    } catch {
      guard let text = PlainPaper.text(of: file, refused: error) else { throw error }
      return Extraction(text: text, complaint: nil)
    }
    let result: LimitedProcess.Result
    var boxes: PaperBoxes?
    // A report is not lost for want of its places.
    var unplaced: String?
    do throws(ReadRefusal) {
      let place = paper.place ?? file.place
      result = try await run(
        pdftotext, ["-layout", "-enc", "UTF-8", "-", "-"], on: place, outputLimit: limits.textBytes)
      if findsBoxes {
        do throws(ReadRefusal) {
          boxes = try await allBoxes(of: place, text: result.output)
        } catch {
          unplaced = "Where the values stand on their pages is not known. \(error)"
        }
      }
      if !paper.isUnchanged { throw .changed }
    } catch {
      throw refusal(error, of: paper)
    }
    var complaint = unplaced
    if let line = result.complaints.split(separator: "\n").first {
      complaint =
        "The PDF is not quite sound (\(line)); text may be missing, so compare with the paper."
    }
    return Extraction(
      text: result.output, complaint: complaint, boxes: boxes, paper: paper)
  }

  /// A failure that has a plainer cause: somebody was writing to the file, or it is locked.
  private func refusal(_ refusal: ReadRefusal, of paper: OpenPaper) -> ReadRefusal {
    switch refusal {
    case .toolMissing, .tookTooLong, .tooMuchText, .neededTooMuchMemory: refusal
    case _ where !paper.isUnchanged: .changed
    case .damaged where paper.saysEncrypted: .encrypted
    default: refusal
    }
  }

  /// Runs one of poppler's tools and says what its failure means.
  func run(
    _ tool: String, _ arguments: [String], on file: PaperPath, outputLimit: Int,
    fileBytesWritten: Int = 0
  ) async throws(ReadRefusal) -> LimitedProcess.Result {
    let process = LimitedProcess(
      tool: tool, arguments: arguments, limits: limits, outputLimit: outputLimit,
      fileBytesWritten: fileBytesWritten)
    let result: LimitedProcess.Result
    do throws(LimitedProcess.Failure) {
      result = try await process.run(on: file)
    } catch {
      switch error {
      case .outputLimit: throw .tooMuchText(limit: outputLimit)
      case .wallTime: throw .tookTooLong(seconds: limits.wallTime / .seconds(1))
      case .missing(let tool): throw .toolMissing(tool: tool)
      case .failed(let reason): throw .toolFailed(tool: tool, reason: reason)
      }
    }
    switch result.exitCode {
    case 0: return result
    case nil:
      // The kernel ends a tool that used up its processor time.
      throw .tookTooLong(seconds: Double(limits.processorSeconds))
    default: throw refusal(result, tool: tool)
    }
  }

  private func refusal(_ result: LimitedProcess.Result, tool: String) -> ReadRefusal {
    let said = result.complaints.lowercased()
    if said.contains("password") || result.exitCode == 3 { return .encrypted }
    if said.contains("memory") || said.contains("bad_alloc") { return .neededTooMuchMemory }
    // poppler: 1 cannot open the PDF, 2 cannot write, 99 anything else.
    if result.exitCode == 1 || result.exitCode == 99 { return .damaged }
    let reason = result.complaints.split(separator: "\n").first.map(String.init)
    return .toolFailed(
      tool: tool, reason: reason ?? "it ended with code \(result.exitCode ?? -1)")
  }
}

/// What became of one paper.
public struct ReadOutcome: Sendable {
  /// The base name of the file.
  public var file: String
  public var result: Result<InspectionReport, ReadRefusal>
  /// Where the words stand, where that was asked for and the paper is a PDF.
  public var boxes: PaperBoxes?
  /// Time for the file and the extraction of its text.
  public var extraction: Duration
  /// Time for everything else.
  public var reading: Duration

  init(
    file: String, result: Result<InspectionReport, ReadRefusal>, boxes: PaperBoxes? = nil,
    extraction: Duration, reading: Duration
  ) {
    (self.file, self.result, self.boxes) = (file, result, boxes)
    (self.extraction, self.reading) = (extraction, reading)
  }

  /// A paper that was refused before it could be handed over.
  public init(file: String, refusal: ReadRefusal) {
    self.init(file: file, result: .failure(refusal), extraction: .zero, reading: .zero)
  }

  public var report: InspectionReport? { try? result.get() }

  public var refusal: ReadRefusal? {
    if case .failure(let refusal) = result { refusal } else { nil }
  }

  /// The line of JSON for this paper (see `ReportJSON`).
  public var jsonLine: [UInt8] {
    switch result {
    case .success(let report): ReportJSON.line(report, boxes: boxes)
    case .failure(let refusal): ReportJSON.line(refused: refusal, file: file)
    }
  }
}
