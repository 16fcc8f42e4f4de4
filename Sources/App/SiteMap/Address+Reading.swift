extension Address {
  /// An address within this service, from a link or a form; nil when it leads elsewhere or is
  /// malformed.
  ///
  /// It has to begin with one slash. What a browser would take for another host (`//host`,
  /// `/\host`, a control character in between) is no address of ours.
  public init?(local text: String) {
    let bytes = Array(text.utf8)
    guard bytes.first == UInt8(ascii: "/"), bytes.count <= 2000,
      !bytes.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") })
    else { return nil }
    let hash = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
    let head = bytes[..<hash]
    let mark = head.firstIndex(of: UInt8(ascii: "?")) ?? head.endIndex
    guard
      let parts = Self.parts(ofPath: head[..<mark]),
      let query = Self.pairs(ofQuery: head[mark...].dropFirst())
    else { return nil }
    var fragment: String?
    if hash < bytes.endIndex {
      fragment = Self.decoded(bytes[(hash + 1)...], plusIsSpace: false)
      if fragment == nil { return nil }
    }
    self.init(parts: parts, query: query, fragment: fragment)
  }

  /// The decoded parts of a path; nil when it is malformed or begins with two slashes.
  private static func parts(ofPath bytes: ArraySlice<UInt8>) -> [String]? {
    var parts: [String] = []
    for part in bytes.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    {
      guard let text = decoded(part, plusIsSpace: false), text != ".", text != ".." else {
        return nil
      }
      parts.append(text)
    }
    return parts.count > 1 && parts[0].isEmpty ? nil : parts
  }

  /// The decoded pairs of a query, in their order; nil when one is malformed.
  private static func pairs(ofQuery bytes: ArraySlice<UInt8>) -> [(name: String, value: String)]? {
    var pairs: [(name: String, value: String)] = []
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      let halves = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard
        let name = decoded(halves[0], plusIsSpace: true),
        let value = decoded(halves.count > 1 ? halves[1] : [], plusIsSpace: true)
      else { return nil }
      pairs.append((name, value))
    }
    return pairs
  }

  /// Percent-decoded UTF-8; nil when an escape is broken, or it is no UTF-8, or holds a control
  /// character.
  public static func decoded(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) -> String? {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "%"):
        guard index + 2 < bytes.endIndex, let high = digit(bytes[index + 1]),
          let low = digit(bytes[index + 2])
        else { return nil }
        plain.append(high << 4 | low)
        index += 3
      case UInt8(ascii: "+") where plusIsSpace:
        plain.append(0x20)
        index += 1
      case let byte:
        plain.append(byte)
        index += 1
      }
    }
    guard !plain.contains(0) else { return nil }
    return String(validating: plain, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
