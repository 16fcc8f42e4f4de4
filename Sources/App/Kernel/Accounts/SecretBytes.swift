import Crypto
import Foundation

/// Random bytes, and comparing them without telling how far they agree.
enum SecretBytes {
  /// Bytes from the system's own generator.
  static func random(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  /// Takes the same time wherever the difference is.
  static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for (a, b) in zip(left, right) { difference |= a ^ b }
    return difference == 0
  }

  static func sha256(_ bytes: some DataProtocol) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}

/// The two ways of writing bytes as text that the service uses.
enum Base64 {
  /// The usual alphabet, without padding.
  static func plain(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("=", with: "")
  }

  /// The alphabet that is safe in addresses and cookies, without padding (RFC 4648 §5).
  static func forAddresses(_ bytes: [UInt8]) -> String {
    plain(bytes).replacing("+", with: "-").replacing("/", with: "_")
  }

  /// Reads either alphabet, with or without padding; nil when it is neither.
  static func bytes(_ text: String) -> [UInt8]? {
    var plain = text.replacing("-", with: "+").replacing("_", with: "/").replacing("=", with: "")
    plain += String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
    return Data(base64Encoded: plain).map { Array($0) }
  }
}
