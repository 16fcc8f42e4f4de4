/// Where a file is, as the bytes the system has: names of files need not be text.
public struct PaperPath: Hashable, Sendable {
  /// Without the zero that ends it.
  public let bytes: [UInt8]

  public init(_ path: String) { bytes = Array(path.utf8) }

  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// The path for people and for JSON: bytes that are no UTF-8 become the sign for what is missing.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The last part of the path, as `text`.
  public var baseName: String {
    String(decoding: bytes.split(separator: 0x2F).last ?? bytes[...], as: UTF8.self)
  }

  /// For calls of the system.
  func withCString<Value>(_ body: (UnsafePointer<CChar>) -> Value) -> Value {
    (bytes + [0]).withUnsafeBytes { body($0.baseAddress!.assumingMemoryBound(to: CChar.self)) }
  }
}
