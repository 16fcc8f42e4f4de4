/// An address that a page may link to or load from: a path of this site, or `http`, `https`,
/// `mailto` or `tel`.
///
/// Anything else (`javascript:`, `data:`, an unknown scheme, another host without a scheme, a
/// control character inside) becomes ``refused``, a fragment that leads nowhere. A literal is an
/// address, and what is interpolated into it is percent-encoded, so that a value stays within its
/// path segment or its query parameter:
///
///     a("Finding", .href("/findings/\(id)?from=\(search)"))
///
/// An address that is a `String` goes through ``init(_:)`` or ``init(checking:)``.
public struct WebAddress: Hashable, Sendable {
  /// The address as it is written, before HTML escaping.
  public let text: String

  /// What an address that is not permitted becomes.
  public static let refused = WebAddress(permitted: "#refused-address")

  /// The address, or ``refused`` if it is not permitted.
  public init(_ text: String) {
    self = WebAddress(checking: text) ?? .refused
  }

  /// The address, or `nil` if it is not permitted.
  public init?(checking text: String) {
    let tidied = text.utf8.contains { $0 <= 0x20 } ? Self.tidied(text) : text
    guard Self.isPermitted(tidied.utf8) else { return nil }
    self.init(permitted: tidied)
  }

  private init(permitted text: String) {
    self.text = text
  }
}

extension WebAddress {
  /// Without the spaces and line ends around it, as browsers read it, and with `%20` for a space.
  private static func tidied(_ text: String) -> String {
    let bytes = text.utf8.drop { $0 <= 0x20 }
    let end = bytes.lastIndex { $0 > 0x20 }.map(bytes.index(after:)) ?? bytes.startIndex
    var tidied: [UInt8] = []
    for byte in bytes[..<end] {
      if byte == 0x20 { tidied += "%20".utf8 } else { tidied.append(byte) }
    }
    return String(decoding: tidied, as: UTF8.self)
  }

  private static func isPermitted(_ bytes: String.UTF8View) -> Bool {
    // Browsers drop tabs and line ends inside an address: "java\nscript:" would run.
    guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return false }
    // They read "\" as "/", and "//host" as another host.
    let start = bytes.prefix(2)
    guard start.count < 2 || !start.allSatisfy(isSlash) else { return false }
    guard let end = bytes.firstIndex(where: endsScheme), bytes[end] == UInt8(ascii: ":") else {
      return true
    }
    switch String(bytes[..<end])?.lowercased() {
    case "http", "https", "mailto", "tel": return true
    default: return false
    }
  }

  private static func isSlash(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
  }

  private static func endsScheme(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): true
    default: false
    }
  }
}

extension WebAddress: CustomStringConvertible {
  /// The address as it is written.
  public var description: String { text }
}
