/// An address within the service. Slices declare theirs here, once, so that any page can link
/// anywhere without a typing error; a test checks that each leads to a route.
public struct Address: Hashable, Sendable, CustomStringConvertible {
  /// Percent-encoded path, beginning with "/".
  public private(set) var path: String
  public private(set) var query: [(name: String, value: String)]
  public private(set) var fragment: String?

  /// Parts of the path; each is percent-encoded.
  public init(_ parts: String..., query: [(name: String, value: String)] = []) {
    self.init(parts: parts, query: query)
  }

  /// Parts of the path, as a list; each is percent-encoded.
  public init(
    parts: [String], query: [(name: String, value: String)] = [], fragment: String? = nil
  ) {
    path = "/" + parts.map(Self.encoded).joined(separator: "/")
    self.query = query
    self.fragment = fragment
  }

  /// The same address with one more pair in its query; a nil or empty value takes the name out.
  public func with(_ name: String, _ value: String?) -> Address {
    var copy = self
    copy.query.removeAll { $0.name == name }
    if let value, !value.isEmpty { copy.query.append((name, value)) }
    return copy
  }

  /// The same address, at a place within the page.
  public func at(_ fragment: String) -> Address {
    var copy = self
    copy.fragment = fragment
    return copy
  }

  /// As it stands in a link: path, query, fragment.
  public var description: String {
    var text = path
    if !query.isEmpty {
      text +=
        "?"
        + query.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
    }
    if let fragment { text += "#" + Self.encoded(fragment) }
    return text
  }

  /// The doors that a secret in the address opens: it must stand in no log and be told to nobody.
  private static let secretDoors = ["p", "calendar"]

  /// Whether the path holds a secret, or somebody's try at one.
  public var holdsSecret: Bool {
    let parts = path.split(separator: "/")
    return parts.count > 1 && Self.secretDoors.contains(String(parts[0]))
  }

  /// The path as logs and records may keep it.
  public var pathForRecords: String {
    guard holdsSecret, let door = path.split(separator: "/").first else { return path }
    return "/\(door)/•••"
  }

  public static func == (left: Address, right: Address) -> Bool {
    left.description == right.description
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(description) }

  private static func encoded(_ text: String) -> String {
    // Nearly all is written as it stands: identifiers and the words of the service.
    guard !text.utf8.allSatisfy(isUnreserved) else { return text }
    var bytes: [UInt8] = []
    let hexadecimal = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      if isUnreserved(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What stands for itself wherever it stands in an address (RFC 3986, 2.3).
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
