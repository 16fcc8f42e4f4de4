/// Why a paper could not be read, said in one sentence to a person: what, why, what to do.
public enum ReadRefusal: Error, Hashable, Sendable {
  case missing
  case unreadable(reason: String)
  case empty
  case tooLarge(bytes: Int, limit: Int)
  /// `actually` names what the file is: "a web page (HTML)".
  case notAPDF(actually: String)
  case encrypted
  case damaged
  /// Somebody wrote to the file while it was read.
  case changed
  case noText(pages: Int)
  case tooMuchText(limit: Int)
  case tookTooLong(seconds: Double)
  case neededTooMuchMemory
  case notAReport(reason: String)
  case toolMissing(tool: String)
  /// The tool ended in a way that says nothing about the paper.
  case toolFailed(tool: String, reason: String)

  /// A short word for programs.
  public var code: String {
    switch self {
    case .missing: "missing"
    case .unreadable: "unreadable"
    case .empty: "empty"
    case .tooLarge: "too-large"
    case .notAPDF: "not-a-pdf"
    case .encrypted: "encrypted"
    case .damaged: "damaged"
    case .changed: "changed"
    case .noText: "no-text"
    case .tooMuchText: "too-much-text"
    case .tookTooLong: "took-too-long"
    case .neededTooMuchMemory: "needed-too-much-memory"
    case .notAReport: "not-a-report"
    case .toolMissing: "tool-missing"
    case .toolFailed: "tool-failed"
    }
  }

  /// Whether the fault lies with this computer and not with the paper.
  public var isOurs: Bool {
    switch self {
    case .toolMissing, .toolFailed: true
    default: false
    }
  }
}

extension ReadRefusal: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing: "There is no such file; check the name and the folder."
    case .unreadable(let reason):
      "The file could not be opened (\(reason)); check that you may read it."
    case .empty: "The file is empty; download or save it again."
    case .tooLarge(let bytes, let limit):
      "The file is \(megabytes(bytes)) and the limit is \(megabytes(limit)); save a smaller version "
        + "of it, for instance without pictures."
    case .notAPDF(let actually):
      "This is no PDF but \(actually), whatever its name says; download the report again as a PDF."
    case .encrypted:
      "The PDF is locked with a password; open it, save a copy without the password, and use that."
    case .damaged:
      "The PDF is damaged or was cut off while it was downloaded; download it again."
    case .changed:
      "The file was written to while it was being read; wait until it is complete, and read it again."
    case .noText(let pages):
      "The PDF has \(pages == 1 ? "one page" : "\(pages) pages") and no text, so it is probably a "
        + "scan; use the version the inspectorate publishes, or run text recognition on it first."
    case .tooMuchText(let limit):
      "The PDF holds more than \(megabytes(limit)) of text, far more than any report; check that it "
        + "is the right file."
    case .tookTooLong(let seconds):
      "Reading the PDF took longer than \(seconds.formattedSeconds) and was stopped; it may be "
        + "damaged: download it again, or print it to a new PDF."
    case .neededTooMuchMemory:
      "Reading the PDF needed too much memory and was stopped; it may be damaged: download it again, "
        + "or print it to a new PDF."
    case .notAReport(let reason):
      "This is not a report that can be read here: \(reason)."
    case .toolMissing(let tool):
      "'\(tool)' is not installed on this computer; install the package poppler-utils (apt-get "
        + "install poppler-utils)."
    case .toolFailed(let tool, let reason):
      "'\(tool)' could not be run (\(reason)); try again, and tell whoever looks after this computer "
        + "if it stays so."
    }
  }

  private func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes * 10 + 500_000) / 1_000_000
    return tenths >= 100 || tenths % 10 == 0
      ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
  }
}

extension Double {
  fileprivate var formattedSeconds: String {
    if self < 1 { return "\(Int((self * 1000).rounded())) milliseconds" }
    return self == 1 ? "one second" : "\(Int(self.rounded())) seconds"
  }
}
