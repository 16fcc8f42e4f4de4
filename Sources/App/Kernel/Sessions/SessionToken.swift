import Crypto
import Foundation
import Storage

/// The secret that a browser carries in its cookie: 256 random bits. Only its SHA-256 is stored, so
/// a copy of the database lets nobody in. A visitor who has not signed in carries one too, so that
/// the sign-in form is protected by the same ``formToken``.
public struct SessionToken: Hashable, Sendable, CustomStringConvertible {
  /// Forty-three characters of the alphabet that is safe in cookies and addresses.
  public let text: String

  /// A new one.
  public init() { text = Base64.forAddresses(SecretBytes.random(32)) }

  /// One that came with a request; nil when it cannot be one of ours.
  public init?(_ text: String) {
    guard text.utf8.count == 43, let bytes = Base64.bytes(text), bytes.count == 32,
      Base64.forAddresses(bytes) == text
    else { return nil }
    self.text = text
  }

  /// What is stored of it.
  var hash: [UInt8] { SecretBytes.sha256(Array(text.utf8)) }

  /// What every form of this session must bring back: an HMAC-SHA-256 of a fixed word under the
  /// token. It cannot be guessed without the cookie, and does not give the cookie away.
  public var formToken: String {
    let key = SymmetricKey(data: Array(text.utf8))
    let code = HMAC<SHA256>.authenticationCode(for: Array("goldthread form".utf8), using: key)
    return Base64.forAddresses(Array(code))
  }

  /// Whether a form brought back the right token; takes the same time wherever it is wrong.
  public func accepts(formToken given: String) -> Bool {
    SecretBytes.areEqual(Array(formToken.utf8), Array(given.utf8))
  }

  /// Never the secret: this is what a log would print.
  public var description: String { "•••" }
}
