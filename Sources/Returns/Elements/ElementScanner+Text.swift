extension ElementScanner {
  static var controlCharacter: String {
    "a control character stands in it, which XML does not allow"
  }

  /// Reads what stands between tags, up to the next `<`.
  mutating func characters() throws(MalformedXML) {
    let isCollecting = (open.last?.collectedFrom ?? -1) >= 0
    if !isCollecting {
      skipSpace()
      if at < end, base[at] == UInt8(ascii: "<") { return }
    }
    guard at < end else { return }
    if open.isEmpty {
      throw MalformedXML(
        at: at, sawRoot ? "something follows the end of the return" : "it is not XML")
    }
    if !isCollecting,
      tree.nodes[open[open.count - 1].node].role == .group
        || tree.nodes[open[open.count - 1].node].role == .row
    {
      var stop = at
      while stop < end, stop < at + 30, base[stop] != UInt8(ascii: "<") { stop += 1 }
      note(.strayText, name(open[open.count - 1]), value: words(at, stop), at: at)
    }
    while at < end, base[at] != UInt8(ascii: "<") {
      let run = at
      while at < end, classes[Int(base[at])] & ByteClass.special == 0 { at += 1 }
      if isCollecting { collect(run, at) }
      guard at < end else { return }
      try special(collecting: isCollecting)
    }
  }

  @inline(__always)
  private mutating func skipSpace() {
    while at + 8 <= end,
      UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self) == 0x2020_2020_2020_2020
    {
      at += 8
    }
    while at < end, ByteClass.isSpace(base[at]) { at += 1 }
  }

  /// A byte of text that is more than itself.
  private mutating func special(collecting: Bool) throws(MalformedXML) {
    switch base[at] {
    case UInt8(ascii: "<"): return
    case UInt8(ascii: "&"):
      let (next, scalar) = try reference(at: at)
      if collecting { assembled.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
      at = next
    case UInt8(ascii: "]"):
      if at + 2 < end, base[at + 1] == UInt8(ascii: "]"), base[at + 2] == UInt8(ascii: ">") {
        throw MalformedXML(at: at, "']]>' stands in a value")
      }
      if collecting { collect(at, at + 1) }
      at += 1
    case 0x80...0xFF:
      let length = try character(at: at)
      if collecting { collect(at, at + length) }
      at += length
    default: throw MalformedXML(at: at, Self.controlCharacter)
    }
  }

  /// The length of the character beyond ASCII at a place.
  func character(at place: Int) throws(MalformedXML) -> Int {
    guard let (length, _) = UTF8Check.character(base + place, available: end - place) else {
      throw MalformedXML(
        at: place,
        "a byte is not UTF-8, which the file claims to be; save it as UTF-8 and try again")
    }
    return length
  }

  mutating func collect(_ from: Int, _ to: Int) {
    guard from < to else { return }
    assembled.append(contentsOf: UnsafeBufferPointer(start: base + from, count: to - from))
  }

  /// Reads `&…;`: the five names that XML knows and numbers. Other names would need a document
  /// type's entities, which are never expanded.
  func reference(at start: Int) throws(MalformedXML) -> (next: Int, scalar: Unicode.Scalar) {
    var stop = start + 1
    while stop < end, stop < start + 34, base[stop] != UInt8(ascii: ";"),
      classes[Int(base[stop])] & ByteClass.name != 0 || base[stop] == UInt8(ascii: "#")
    {
      stop += 1
    }
    guard stop < end, base[stop] == UInt8(ascii: ";") else {
      throw MalformedXML(at: start, "'&' stands alone; write &amp;")
    }
    let name = words(start + 1, stop)
    let next = stop + 1
    switch name {
    case "lt": return (next, "<")
    case "gt": return (next, ">")
    case "amp": return (next, "&")
    case "quot": return (next, "\"")
    case "apos": return (next, "'")
    default: break
    }
    guard name.hasPrefix("#") else {
      throw MalformedXML(
        at: start,
        "'&\(name);' is an entity of the file’s own, and such are never expanded; write its text instead"
      )
    }
    let digits = name.dropFirst()
    let number =
      digits.hasPrefix("x")
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    guard let number, !digits.contains("+"), !digits.contains("-"),
      UTF8Check.isAllowed(number), let scalar = Unicode.Scalar(number)
    else {
      throw MalformedXML(at: start, "'&\(name);' is no character that XML allows")
    }
    return (next, scalar)
  }
}
