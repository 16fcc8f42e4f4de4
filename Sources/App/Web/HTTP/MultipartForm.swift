#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads `multipart/form-data` (RFC 7578) as it arrives, from a body whose size is limited
/// elsewhere.
///
/// Fields become texts, and must be UTF-8; parts with a file name become files. A part's headers,
/// the number of parts and the size of a text are limited, and every part has to end with the
/// boundary: a body that was cut off is refused, never half read.
///
/// What has been read of a file is held once: a file may be as large as the memory for one of it.
struct MultipartForm {
  static let mostParts = 1000
  static let mostHeaderBytes = 4096
  static let mostTextBytes = 1 << 20

  private enum State {
    case preamble, afterBoundary, headers, content, end
  }

  private let boundary: [UInt8]
  private let delimiter: [UInt8]
  /// How many bytes the whole body will have, as far as that was said.
  private let expected: Int
  private var state = State.preamble
  /// What has arrived and was not understood yet: at most a chunk and the length of a boundary.
  private var pending: [UInt8] = []
  private var disposition = HeaderParameters("")
  private var content: [UInt8] = []
  private var form = Form()
  private var count = 0

  /// The form in a body that is there as a whole.
  static func read(_ bytes: [UInt8], contentType: String) throws(MalformedBody) -> Form {
    var reader = try MultipartForm(contentType: contentType, expecting: bytes.count)
    try reader.take(bytes)
    return try reader.finish()
  }

  init(contentType: String, expecting expected: Int) throws(MalformedBody) {
    guard let boundary = HeaderParameters(contentType)["boundary"],
      (1...70).contains(boundary.utf8.count)
    else { throw .unreadable }
    self.boundary = Array("--\(boundary)".utf8)
    delimiter = [0x0D, 0x0A] + self.boundary
    self.expected = expected
  }

  /// Takes what has arrived next.
  mutating func take(_ bytes: some Collection<UInt8>) throws(MalformedBody) {
    pending += bytes
    while try step() {}
  }

  /// The form, when all has arrived.
  func finish() throws(MalformedBody) -> Form {
    guard state == .end else { throw .unreadable }
    return form
  }

  /// Goes on as far as what has arrived allows; false when more is needed.
  private mutating func step() throws(MalformedBody) -> Bool {
    switch state {
    case .preamble: try passPreamble()
    case .afterBoundary: try passBoundary()
    case .headers: try readHeaders()
    case .content: try readContent()
    case .end: skipRest()
    }
  }

  /// Up to the first boundary, which begins the body or a line.
  private mutating func passPreamble() throws(MalformedBody) -> Bool {
    guard let start = pending.firstRange(of: boundary) else {
      guard pending.count <= Self.mostHeaderBytes else { throw .unreadable }
      return false
    }
    guard start == 0 || start >= 2 && pending[start - 2] == 0x0D && pending[start - 1] == 0x0A
    else { throw .unreadable }
    pending.removeFirst(start + boundary.count)
    state = .afterBoundary
    return true
  }

  /// After a boundary: two hyphens end the form, a line end begins a part.
  private mutating func passBoundary() throws(MalformedBody) -> Bool {
    guard pending.count >= 2 else { return false }
    if pending[0] == 0x2D, pending[1] == 0x2D {
      state = .end
      return true
    }
    let space = pending.prefix { $0 == 0x20 || $0 == 0x09 }.count
    guard space <= Self.mostHeaderBytes else { throw .unreadable }
    guard pending.count >= space + 2 else { return false }
    guard pending[space] == 0x0D, pending[space + 1] == 0x0A else { throw .unreadable }
    pending.removeFirst(space + 2)
    count += 1
    guard count <= Self.mostParts else { throw .tooManyParts }
    state = .headers
    return true
  }

  private mutating func readHeaders() throws(MalformedBody) -> Bool {
    guard let end = pending.firstRange(of: [0x0D, 0x0A, 0x0D, 0x0A]) else {
      guard pending.count < Self.mostHeaderBytes else { throw .unreadable }
      return false
    }
    guard end + 4 <= Self.mostHeaderBytes,
      let text = String(validating: pending[..<end], as: UTF8.self)
    else { throw .unreadable }
    disposition = try Self.disposition(text)
    pending.removeFirst(end + 4)
    content = []
    // The file is most of the body: room for it is made once, so that it is never moved.
    if disposition["filename"] != nil, expected > 1 << 20 { content.reserveCapacity(expected) }
    state = .content
    return true
  }

  private mutating func readContent() throws(MalformedBody) -> Bool {
    guard let end = pending.firstRange(of: delimiter) else {
      let sure = pending.count - delimiter.count + 1
      if sure > 0 {
        content += pending[..<sure]
        pending.removeFirst(sure)
      }
      guard disposition["filename"] != nil || content.count <= Self.mostTextBytes else {
        throw .unreadable
      }
      return false
    }
    content += pending[..<end]
    pending.removeFirst(end + delimiter.count)
    try endPart()
    state = .afterBoundary
    return true
  }

  /// Whatever follows the last boundary means nothing.
  private mutating func skipRest() -> Bool {
    pending = []
    return false
  }

  private mutating func endPart() throws(MalformedBody) {
    guard let name = disposition["name"], name.utf8.count <= 200 else { throw .unreadable }
    defer { content = [] }
    if let fileName = disposition["filename"] {
      // A file field that was left empty sends an empty part without a name.
      if fileName.isEmpty && content.isEmpty { return }
      let file = Form.File(name: Self.lastPart(of: fileName), bytes: content)
      form.files[name] = file
      form.uploads.append((name, file))
    } else {
      guard content.count <= Self.mostTextBytes, !content.contains(0),
        let text = String(validating: content, as: UTF8.self)
      else { throw .unreadable }
      form.fields.append((name, text))
    }
    form.isSent = true
  }

  /// The parameters of `Content-Disposition`; the other headers of a part say nothing we believe.
  private static func disposition(_ headers: String) throws(MalformedBody) -> HeaderParameters {
    for line in headers.split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":"),
        line[..<colon].lowercased() == "content-disposition"
      else { continue }
      let disposition = HeaderParameters(String(line[line.index(after: colon)...]))
      guard disposition.value.lowercased() == "form-data" else { throw .unreadable }
      return disposition
    }
    throw .unreadable
  }

  /// Some browsers send a whole path; only the last part is the file's name.
  private static func lastPart(of name: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    return String(FormEntry.tidy(last).prefix(200))
  }
}

extension [UInt8] {
  /// Where a run of bytes first stands.
  fileprivate func firstRange(of wanted: [UInt8]) -> Int? {
    guard let first = wanted.first, count >= wanted.count else { return nil }
    return withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return nil }
      var index = 0
      let last = bytes.count - wanted.count
      while index <= last {
        guard let found = memchr(base + index, CInt(first), last - index + 1) else { return nil }
        index = UnsafeRawPointer(found) - UnsafeRawPointer(base)
        if memcmp(base + index, wanted, wanted.count) == 0 { return index }
        index += 1
      }
      return nil
    }
  }
}
