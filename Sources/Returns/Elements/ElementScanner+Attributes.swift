extension ElementScanner {
  /// No message has so many; more would only be there to keep us busy.
  private static let attributeLimit = 256

  /// Reads what follows an element's name up to and with `>`; the return's elements have no
  /// attributes that mean anything, so they are only checked.
  func attributes(
    from start: Int, tag: Int
  ) throws(MalformedXML) -> (next: Int, isEmpty: Bool) {
    var next = start
    var names: [Range<Int>] = []
    while true {
      let before = next
      while next < end, ByteClass.isSpace(base[next]) { next += 1 }
      guard next < end else { throw MalformedXML(at: tag, "the file ends inside a tag") }
      if base[next] == UInt8(ascii: ">") { return (next + 1, false) }
      if base[next] == UInt8(ascii: "/") {
        guard next + 1 < end else { throw MalformedXML(at: tag, "the file ends inside a tag") }
        guard base[next + 1] == UInt8(ascii: ">") else {
          throw MalformedXML(at: next, "'/' stands inside a tag")
        }
        return (next + 2, true)
      }
      guard next > before, classes[Int(base[next])] & ByteClass.nameStart != 0 else {
        throw MalformedXML(at: next, "the tag has something in it that is no attribute")
      }
      guard names.count < Self.attributeLimit else {
        throw MalformedXML(at: tag, "an element has more than \(Self.attributeLimit) attributes")
      }
      next = try attribute(at: next, tag: tag, names: &names)
    }
  }

  private func attribute(
    at start: Int, tag: Int, names: inout [Range<Int>]
  ) throws(MalformedXML) -> Int {
    var next = start
    while next < end, classes[Int(base[next])] & ByteClass.name != 0 { next += 1 }
    let name = start..<next
    for earlier in names where isSameName(earlier, name) {
      throw MalformedXML(at: start, "attribute '\(words(start, next))' is given twice")
    }
    names.append(name)
    while next < end, ByteClass.isSpace(base[next]) { next += 1 }
    guard next < end, base[next] == UInt8(ascii: "=") else {
      throw MalformedXML(
        at: start, "attribute '\(words(name.lowerBound, name.upperBound))' has no value")
    }
    next += 1
    while next < end, ByteClass.isSpace(base[next]) { next += 1 }
    guard next < end, base[next] == UInt8(ascii: "\"") || base[next] == UInt8(ascii: "'") else {
      throw MalformedXML(at: start, "an attribute's value is not in quotation marks")
    }
    let quote = base[next]
    next += 1
    while next < end, base[next] != quote {
      switch base[next] {
      case UInt8(ascii: "<"):
        throw MalformedXML(at: next, "'<' stands in an attribute; write &lt;")
      case UInt8(ascii: "&"): next = try reference(at: next).next
      case 0x80...0xFF: next += try character(at: next)
      case 9, 10, 13, 0x20...0x7F: next += 1
      default: throw MalformedXML(at: next, Self.controlCharacter)
      }
    }
    guard next < end else { throw MalformedXML(at: tag, "the file ends inside a tag") }
    return next + 1
  }

  private func isSameName(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one.count == other.count
      && zip(one, other).allSatisfy { base[$0] == base[$1] }
  }
}
