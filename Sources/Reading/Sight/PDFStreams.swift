import CZlib

/// What a PDF holds, as far as it can be told by going through its bytes once: its dictionaries,
/// and where its streams are. No index is followed and no tool started.
struct PDFStreams {
  /// Text outside of streams, and what object streams hold.
  private(set) var dictionaries: [[UInt8]] = []
  /// The objects that are drawings of their own within pages.
  private(set) var forms: [Int] = []
  /// False where an object stream cannot be unpacked.
  private(set) var isPlain = true
  private let bytes: [UInt8]
  /// The data of each stream by the number of its object, the last of each; and its dictionary.
  private var streams: [Int: (data: Range<Int>, head: Range<Int>)] = [:]
  private var unpacked = 0

  /// Bytes: more than all content of a long report.
  private static let mostUnpacked = 48_000_000

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var last = 0
    var position = 0
    while let start = PDFStreams.find("stream", in: bytes, from: position) {
      position = start + 6
      guard let data = PDFStreams.dataStart(bytes, afterStreamAt: start) else { continue }
      let (head, number) = PDFStreams.head(bytes, from: last, before: start)
      dictionaries.append(Array(bytes[last..<start]))
      let end = PDFStreams.find("endstream", in: bytes, from: data) ?? bytes.count
      streams[number] = (data..<end, head)
      if says("/ObjStm", head) {
        if let objects = content(ofObject: number) {
          dictionaries.append(objects)
        } else {
          isPlain = false
        }
      } else if says("/Form", head) {
        forms.append(number)
      }
      (last, position) = (end, end)
    }
    dictionaries.append(Array(bytes[last...]))
  }

  /// What a stream holds; nil where there is none, and where it is packed in another way than
  /// reports of our day are, or is too much.
  mutating func content(ofObject number: Int) -> [UInt8]? {
    guard let (data, head) = streams[number], unpacked <= PDFStreams.mostUnpacked else {
      return nil
    }
    if !says("/Filter", head) { return Array(bytes[data]) }
    for other in ["/Crypt", "/LZW", "/ASCII", "/RunLength", "/Predictor"] as [StaticString]
    where says(other, head) {
      return nil
    }
    guard says("/FlateDecode", head), let out = inflated(bytes[data]) else { return nil }
    unpacked += out.count
    return out
  }

  private func says(_ name: StaticString, _ head: Range<Int>) -> Bool {
    ByteSearch.place(of: name, in: bytes[head]) != nil
  }

  /// Nil where the bytes are not what deflation makes, or too much.
  private func inflated(_ data: ArraySlice<UInt8>) -> [UInt8]? {
    var stream = z_stream()
    guard
      inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    var input = Array(data)
    var out: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    var status = Z_OK
    input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(clamping: input.count)
      while status == Z_OK, out.count <= PDFStreams.mostUnpacked {
        chunk.withUnsafeMutableBufferPointer { chunk in
          stream.next_out = chunk.baseAddress
          stream.avail_out = UInt32(chunk.count)
          status = inflate(&stream, Z_NO_FLUSH)
          out.append(contentsOf: chunk[..<(chunk.count - Int(stream.avail_out))])
        }
      }
    }
    return status == Z_STREAM_END ? out : nil
  }

  // MARK: Finding

  /// Where the data begins of a stream whose keyword stands at a place; nil where it is no keyword.
  private static func dataStart(_ bytes: [UInt8], afterStreamAt place: Int) -> Int? {
    var before = place - 1
    while before > 0, bytes[before] <= 0x20 { before -= 1 }
    guard before > 0, bytes[before] == 0x3E, bytes[before - 1] == 0x3E else { return nil }
    var next = place + 6
    if next < bytes.count, bytes[next] == 0x0D { next += 1 }
    guard next < bytes.count, bytes[next] == 0x0A else { return nil }
    return next + 1
  }

  /// The dictionary of a stream and the number of its object.
  private static func head(
    _ bytes: [UInt8], from last: Int, before place: Int
  ) -> (dictionary: Range<Int>, number: Int) {
    var start = max(last, place - 4000)
    while let next = find("obj", in: bytes, from: start + 1), next < place {
      // "endobj" belongs to the object before.
      start = next
    }
    // "12 0 obj": the number stands two words before.
    var words: [Int] = []
    var index = start - 1
    while words.count < 2, index > last {
      while index > last, bytes[index] <= 0x20 { index -= 1 }
      var (value, power, digits) = (0, 1, 0)
      while index >= last, index >= 0, bytes[index] >= 0x30, bytes[index] <= 0x39, digits < 9 {
        value += Int(bytes[index] - 0x30) * power
        (power, digits, index) = (power * 10, digits + 1, index - 1)
      }
      guard digits > 0 else { break }
      words.append(value)
    }
    return (start..<place, words.count == 2 ? words[1] : -1)
  }

  static func find(_ text: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
    ByteSearch.place(of: text, in: bytes[min(start, bytes.count)...])
  }
}
