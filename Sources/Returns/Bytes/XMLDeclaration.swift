/// `<?xml version="1.0" encoding="…" standalone="…"?>`, which may stand at the very beginning.
struct XMLDeclaration {
  /// Where the file goes on.
  var end: Int
  var encoding: String?

  /// - Throws: ``MalformedXML`` when there is one and it is broken.
  static func read(_ bytes: [UInt8], from start: Int) throws(MalformedXML) -> XMLDeclaration {
    let opening = Array("<?xml".utf8)
    guard bytes.count > start + 5, bytes[start..<start + 5].elementsEqual(opening),
      ByteClass.isSpace(bytes[start + 5])
    else { return XMLDeclaration(end: start, encoding: nil) }
    let broken = MalformedXML(at: start, "its XML declaration (<?xml …?>) is broken")
    let stop = min(bytes.count, start + 512)
    var names: [String] = []
    var encoding: String?
    var at = start + 5
    while true {
      let before = at
      while at < stop, ByteClass.isSpace(bytes[at]) { at += 1 }
      guard at + 1 < stop else { throw broken }
      if bytes[at] == UInt8(ascii: "?"), bytes[at + 1] == UInt8(ascii: ">") { break }
      guard at > before, let (name, value, next) = pair(bytes, from: at, to: stop) else {
        throw broken
      }
      names.append(name)
      if name == "encoding" { encoding = value }
      guard name != "version" || value.hasPrefix("1.") else { throw broken }
      guard name != "standalone" || value == "yes" || value == "no" else { throw broken }
      at = next
    }
    let allowed = [
      ["version"], ["version", "encoding"], ["version", "standalone"],
      ["version", "encoding", "standalone"],
    ]
    guard allowed.contains(names) else { throw broken }
    return XMLDeclaration(end: at + 2, encoding: encoding)
  }

  private static func pair(
    _ bytes: [UInt8], from start: Int, to stop: Int
  ) -> (name: String, value: String, next: Int)? {
    var at = start
    while at < stop, bytes[at] >= UInt8(ascii: "a"), bytes[at] <= UInt8(ascii: "z") { at += 1 }
    let name = String(decoding: bytes[start..<at], as: UTF8.self)
    while at < stop, ByteClass.isSpace(bytes[at]) { at += 1 }
    guard at < stop, bytes[at] == UInt8(ascii: "=") else { return nil }
    at += 1
    while at < stop, ByteClass.isSpace(bytes[at]) { at += 1 }
    guard at < stop, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") else {
      return nil
    }
    let quote = bytes[at]
    let first = at + 1
    guard let last = bytes[first..<stop].firstIndex(of: quote) else { return nil }
    return (name, String(decoding: bytes[first..<last], as: UTF8.self), last + 1)
  }
}
