/// Reads `multipart/form-data` (RFC 7578) from a body that is within its limit already.
///
/// Fields become texts, and must be UTF-8; parts with a file name become files. A part's headers, the
/// number of parts and the size of a text are limited, and every part has to end with the boundary:
/// a body that was cut off is refused, never half read.
struct MultipartForm {
  static let mostParts = 1000
  static let mostHeaderBytes = 4096
  static let mostTextBytes = 1 << 20

  private let bytes: [UInt8]
  private let boundary: [UInt8]
  private var position = 0

  static func read(_ bytes: [UInt8], contentType: String) throws(MalformedBody) -> Form {
    guard let boundary = HeaderParameters(contentType)["boundary"],
      (1...70).contains(boundary.utf8.count)
    else { throw .unreadable }
    var reader = MultipartForm(bytes: bytes, boundary: Array("--\(boundary)".utf8))
    return try reader.form()
  }

  private init(bytes: [UInt8], boundary: [UInt8]) {
    self.bytes = bytes
    self.boundary = boundary
  }

  private mutating func form() throws(MalformedBody) -> Form {
    var form = Form()
    guard let start = bytes.firstRange(of: boundary, from: 0), start == 0 || endsLine(at: start)
    else { throw .unreadable }
    position = start + boundary.count
    var count = 0
    while try !isAtEnd() {
      count += 1
      guard count <= Self.mostParts else { throw .tooManyParts }
      try readPart(into: &form)
    }
    return form
  }

  /// After a boundary: two hyphens end the form, a line end begins a part.
  private mutating func isAtEnd() throws(MalformedBody) -> Bool {
    if has([0x2D, 0x2D], at: position) { return true }
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 {
      position += 1
    }
    guard has([0x0D, 0x0A], at: position) else { throw .unreadable }
    position += 2
    return false
  }

  private mutating func readPart(into form: inout Form) throws(MalformedBody) {
    let disposition = try readHeaders()
    guard let end = bytes.firstRange(of: [0x0D, 0x0A] + boundary, from: position) else {
      throw .unreadable
    }
    let content = bytes[position..<end]
    position = end + 2 + boundary.count
    guard let name = disposition["name"], name.utf8.count <= 200 else { throw .unreadable }
    if let fileName = disposition["filename"] {
      // A file field that was left empty sends an empty part without a name.
      if fileName.isEmpty && content.isEmpty { return }
      let file = Form.File(name: Self.lastPart(of: fileName), bytes: Array(content))
      form.files[name] = file
      form.uploads.append((name, file))
    } else {
      guard content.count <= Self.mostTextBytes, !content.contains(0),
        let text = String(validating: content, as: UTF8.self)
      else { throw .unreadable }
      form.fields.append((name, text))
    }
  }

  /// The parameters of `Content-Disposition`; the other headers of a part say nothing we believe.
  private mutating func readHeaders() throws(MalformedBody) -> HeaderParameters {
    let limit = min(bytes.count, position + Self.mostHeaderBytes)
    guard let end = bytes[..<limit].firstRange(of: [0x0D, 0x0A, 0x0D, 0x0A], from: position),
      let text = String(validating: bytes[position..<end], as: UTF8.self)
    else { throw .unreadable }
    position = end + 4
    for line in text.split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":"),
        line[..<colon].lowercased() == "content-disposition"
      else { continue }
      let disposition = HeaderParameters(String(line[line.index(after: colon)...]))
      guard disposition.value.lowercased() == "form-data" else { throw .unreadable }
      return disposition
    }
    throw .unreadable
  }

  private func endsLine(at index: Int) -> Bool { index >= 2 && has([0x0D, 0x0A], at: index - 2) }

  private func has(_ wanted: [UInt8], at index: Int) -> Bool {
    index + wanted.count <= bytes.count
      && bytes[index..<(index + wanted.count)].elementsEqual(wanted)
  }

  /// Some browsers send a whole path; only the last part is the file's name.
  private static func lastPart(of name: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    return String(FormEntry.tidy(last).prefix(200))
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// Where a run of bytes first stands, at or after an index.
  fileprivate func firstRange(of wanted: [UInt8], from start: Int) -> Int? {
    guard let first = wanted.first, endIndex - start >= wanted.count else { return nil }
    var index = start
    let last = endIndex - wanted.count
    while index <= last {
      if self[index] == first, self[index..<(index + wanted.count)].elementsEqual(wanted) {
        return index
      }
      index += 1
    }
    return nil
  }
}
