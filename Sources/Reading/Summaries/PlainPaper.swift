/// A paper that is no PDF but a web page or plain text. Only summaries for children come so;
/// everything else stays refused as what it is.
enum PlainPaper {
  /// Bytes of such a paper; no summary is as long.
  static let byteLimit = 400_000

  /// The text of a summary as `PaperText` reads it; nil for every other paper.
  static func text(of bytes: [UInt8], refused: ReadRefusal) -> [UInt8]? {
    guard case .notAPDF = refused, bytes.count <= byteLimit, isWide(bytes) || mayBeOne(bytes)
    else { return nil }
    let decoded = DecodedText(bytes).text
    let text = WebPageText.isWebPage(decoded) ? WebPageText.text(of: decoded) : unmarked(decoded)
    let plain = Array(text.utf8)
    let paper = Paper(file: "", bytes: plain)
    return ChildSummaryPaper.title(of: paper) == nil ? nil : plain
  }

  /// As `text(of:refused:)`, for a file.
  static func text(of file: PaperFile, refused: ReadRefusal) -> [UInt8]? {
    guard case .notAPDF = refused, let paper = try? OpenPaper(file.place),
      let bytes = try? paper.bytes(from: 0, count: byteLimit + 1)
    else { return nil }
    return text(of: bytes, refused: refused)
  }

  /// Whether the words stand in it without which it is no summary; asked before anything is made
  /// of bytes that may be anything.
  private static func mayBeOne(_ bytes: [UInt8]) -> Bool {
    // What has objects was a PDF before it was damaged.
    guard !bytes.contains(0), ByteSearch.place(of: "endobj", in: bytes[...]) == nil,
      ByteSearch.place(of: "hildren", in: bytes[...]) != nil
    else { return false }
    let marks: [StaticString] = ["nspection", "NSPECTION"]
    return marks.contains { ByteSearch.place(of: $0, in: bytes[...]) != nil }
  }

  private static func isWide(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }

  /// Plain text without the stars that stand for bold and italic letters; a star that opens a line
  /// is a bullet.
  private static func unmarked(_ text: String) -> String {
    var out = ""
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let start = line.drop { $0 == " " }
      if start.hasPrefix("* ") {
        out += "• " + start.dropFirst(2).filter { $0 != "*" }
      } else {
        out += line.contains("*") ? line.filter { $0 != "*" } : String(line)
      }
      out += "\n"
    }
    return out
  }
}
