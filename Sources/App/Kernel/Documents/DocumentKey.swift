import Crypto
import Foundation
import Storage

/// The key that documents are encrypted with: 256 bits.
public struct DocumentKey: Sendable, CustomStringConvertible {
  let key: SymmetricKey

  /// A new random one.
  public init() { key = SymmetricKey(size: .bits256) }

  /// A key from text: 64 hexadecimal digits, or 43 or 44 characters of base64.
  public init?(text: String) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let bytes = Self.hexadecimal(trimmed) ?? Base64.bytes(trimmed), bytes.count == 32
    else { return nil }
    key = SymmetricKey(data: bytes)
  }

  /// For the key's file: base64.
  public var text: String { key.withUnsafeBytes { Data($0).base64EncodedString() } }

  /// A key of its own for each use, so that none tells anything about another.
  func derived(for purpose: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: key, info: Array("goldthread \(purpose)".utf8), outputByteCount: 32)
  }

  /// Tells whether two databases' keys are the same without telling anything about the key.
  var checkValue: String {
    let check = derived(for: "key check").withUnsafeBytes { Array($0) }
    return Base64.plain(SecretBytes.sha256(check))
  }

  /// Never the key: this is what a log would print.
  public var description: String { "•••" }

  private static func hexadecimal(_ text: String) -> [UInt8]? {
    guard text.utf8.count == 64 else { return nil }
    var bytes: [UInt8] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return bytes
  }
}

/// The key cannot be had, or is not the one the documents were encrypted with. One sentence for
/// whoever runs the service.
public struct DocumentKeyFault: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}
