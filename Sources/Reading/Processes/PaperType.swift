/// What a file really is, by its first bytes and never by its name.
enum PaperType: Equatable {
  case pdf
  case empty
  /// Something else, named for a person.
  case other(String)

  init(firstBytes bytes: [UInt8]) {
    guard !bytes.isEmpty else {
      self = .empty
      return
    }
    // Readers of PDF look for the mark in the first 1,024 bytes.
    if ByteSearch.place(of: "%PDF-", in: bytes.prefix(1024)) != nil {
      self = .pdf
      return
    }
    for (mark, name) in PaperType.marks where bytes.starts(with: mark) {
      self = .other(name)
      return
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .other(PaperType.archive(bytes))
      return
    }
    self = .other(PaperType.text(bytes))
  }

  private static let marks: [([UInt8], String)] = [
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document (Word, Excel or PowerPoint)"),
    ([0x7B, 0x5C, 0x72, 0x74, 0x66], "a rich text document (RTF)"),
    ([0x89, 0x50, 0x4E, 0x47], "an image (PNG)"),
    ([0xFF, 0xD8, 0xFF], "an image (JPEG)"),
    ([0x47, 0x49, 0x46, 0x38], "an image (GIF)"),
    ([0x49, 0x49, 0x2A, 0x00], "an image (TIFF)"),
    ([0x4D, 0x4D, 0x00, 0x2A], "an image (TIFF)"),
    ([0x52, 0x49, 0x46, 0x46], "an image or sound (RIFF)"),
    ([0x1F, 0x8B], "a compressed file (gzip)"),
    ([0x37, 0x7A, 0xBC, 0xAF], "a compressed archive (7-Zip)"),
    ([0x25, 0x21], "a PostScript file"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ([0x4D, 0x5A], "a program"),
  ]

  /// Office documents and OpenDocument files are ZIP archives that name their parts.
  private static func archive(_ bytes: [UInt8]) -> String {
    if ByteSearch.place(of: "word/", in: bytes[...]) != nil { return "a Word document" }
    if ByteSearch.place(of: "xl/", in: bytes[...]) != nil { return "an Excel workbook" }
    if ByteSearch.place(of: "ppt/", in: bytes[...]) != nil { return "a PowerPoint presentation" }
    if ByteSearch.place(of: "opendocument.text", in: bytes[...]) != nil {
      return "an OpenDocument text"
    }
    if ByteSearch.place(of: "opendocument.spreadsheet", in: bytes[...]) != nil {
      return "an OpenDocument spreadsheet"
    }
    if ByteSearch.place(of: "[Content_Types].xml", in: bytes[...]) != nil {
      return "an Office document"
    }
    return "a ZIP archive"
  }

  private static func text(_ bytes: [UInt8]) -> String {
    let start = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
    if start.contains("<!doctype html") || start.contains("<html") || start.contains("<head") {
      return "a web page (HTML), perhaps the error page of a website"
    }
    if start.trimmed.hasPrefix("<?xml") { return "an XML file" }
    let odd = bytes.prefix(1024).filter { $0 < 0x09 || ($0 > 0x0D && $0 < 0x20) }.count
    return odd == 0 ? "a plain text file" : "a file of an unknown kind"
  }
}
