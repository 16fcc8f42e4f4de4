import Storage

/// What a file is, by its content; its name and what the sender says about it do not count.
public enum MediaType: String, CaseIterable, Sendable, SQLConvertible {
  case pdf = "application/pdf"
  case html = "text/html"
  case svg = "image/svg+xml"
  case word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  case spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  case zip = "application/zip"
  case png = "image/png"
  case jpeg = "image/jpeg"
  case text = "text/plain"
  case unknown = "application/octet-stream"

  /// The type as people call it.
  public var title: String {
    switch self {
    case .pdf: "PDF"
    case .html: "web page"
    case .svg: "drawing as SVG, which can carry programs"
    case .word: "Word document"
    case .spreadsheet: "Excel workbook"
    case .zip: "ZIP archive"
    case .png: "PNG picture"
    case .jpeg: "JPEG picture"
    case .text: "plain text"
    case .unknown: "file of an unknown kind"
    }
  }

  /// The type inside a sentence: "a Word document", "an Excel workbook".
  public var titleWithArticle: String {
    switch self {
    case .text: title
    case .spreadsheet: "an \(title)"
    case .pdf, .html, .svg, .word, .zip, .png, .jpeg, .unknown: "a \(title)"
    }
  }

  /// Whether a browser may show it in our name: nothing that could carry a script.
  public var maySafelyBeShown: Bool {
    switch self {
    case .pdf, .png, .jpeg: true
    case .html, .svg, .word, .spreadsheet, .zip, .text, .unknown: false
    }
  }

  public init(sniffing bytes: [UInt8]) {
    let start = bytes.prefix(1024)
    if start.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) {
      self = .png
    } else if start.starts(with: [0xff, 0xd8, 0xff]) {
      self = .jpeg
    } else if start.starts(with: "PK\u{3}\u{4}".utf8) {
      self = Self.ofArchive(bytes)
    } else if Self.contains("%PDF-", in: start) {
      // Readers accept what stands before the mark, within the first 1,024 bytes.
      self = .pdf
    } else if Self.isHTML(start) {
      self = .html
    } else {
      self = Self.isText(bytes) ? Self.ofText(bytes) : .unknown
    }
  }

  /// Word and Excel files are archives that name their main part.
  private static func ofArchive(_ bytes: [UInt8]) -> MediaType {
    if contains("word/document.xml", in: bytes) { return .word }
    return contains("xl/workbook.xml", in: bytes) ? .spreadsheet : .zip
  }

  private static func isHTML(_ start: ArraySlice<UInt8>) -> Bool {
    var rest = start
    if rest.starts(with: [0xef, 0xbb, 0xbf]) { rest = rest.dropFirst(3) }
    let text = String(decoding: rest, as: UTF8.self).lowercased()
    let words = ["<!doctype html", "<html", "<head", "<body"]
    return words.contains { text.contains($0) } && text.trimmedStart.hasPrefix("<")
  }

  /// Text that a browser, or a desktop, would run as a page or a drawing, however long the comment
  /// that stands before it; all other text is plain.
  private static func ofText(_ bytes: [UInt8]) -> MediaType {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.trimmedStart.hasPrefix("<") else { return .text }
    let tags = Self.tags(in: text.utf8)
    if tags.contains("svg") { return .svg }
    return tags.isDisjoint(with: Self.pageTags) ? .text : .html
  }

  /// What only a page has, or what runs.
  private static let pageTags: Set<String> = [
    "html", "head", "body", "script", "iframe", "frameset", "object", "embed", "img", "form",
    "meta",
    "link", "style",
  ]

  /// The names of the elements that begin in a text, in small letters and without a prefix.
  private static func tags(in text: String.UTF8View) -> Set<String> {
    var found: Set<String> = []
    var rest = text[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...].dropFirst()
      let name = rest.prefix { letter in
        switch letter {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: ":"):
          true
        default: false
        }
      }
      if name.isEmpty { continue }
      let local = name.split(separator: UInt8(ascii: ":")).last.map { String(Substring($0)) }
      if let local { found.insert(local.lowercased()) }
    }
    return found
  }

  /// UTF-8 without control characters other than white space.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    guard !bytes.isEmpty, String(validating: bytes, as: UTF8.self) != nil else { return false }
    return bytes.allSatisfy { $0 >= 0x20 || [0x09, 0x0a, 0x0c, 0x0d].contains($0) }
  }

  private static func contains(_ word: String, in bytes: some RandomAccessCollection<UInt8>) -> Bool
  {
    let wanted = Array(word.utf8)
    guard bytes.count >= wanted.count, let first = wanted.first else { return false }
    var rest = bytes[...]
    while let found = rest.firstIndex(of: first) {
      rest = rest[found...]
      if rest.starts(with: wanted) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}

extension String {
  fileprivate var trimmedStart: Substring { drop { $0.isWhitespace || $0 == "\u{FEFF}" } }
}
