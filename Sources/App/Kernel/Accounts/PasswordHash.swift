import Crypto
import CryptoExtras
import Foundation
import Storage

/// What is kept of a password: parameters, salt and result, in the PHC text form
/// `$scrypt$ln=15,r=8,p=3$<salt>$<result>` (base64 without padding).
public struct PasswordHash: Hashable, Sendable, CustomStringConvertible {
  let parameters: ScryptParameters
  let salt: [UInt8]
  let result: [UInt8]

  /// Hashes with a new random salt. Slow by intent: only ``PasswordHasher`` calls it.
  init(_ password: String, parameters: ScryptParameters) throws {
    self.parameters = parameters
    salt = SecretBytes.random(16)
    result = try Self.derive(password, salt: salt, parameters: parameters, count: 32)
  }

  init(parameters: ScryptParameters, salt: [UInt8], result: [UInt8]) {
    self.parameters = parameters
    self.salt = salt
    self.result = result
  }

  /// Whether this is the password; as slow as hashing, and as long for every wrong one.
  func matches(_ password: String) throws -> Bool {
    let derived = try Self.derive(
      password, salt: salt, parameters: parameters, count: result.count)
    return SecretBytes.areEqual(derived, result)
  }

  /// scrypt over the password's compatibility-composed form (NIST SP 800-63B §3.1.1.2), so that it
  /// does not matter how a keyboard composes an accent.
  static func derive(
    _ password: String, salt: [UInt8], parameters: ScryptParameters, count: Int
  ) throws -> [UInt8] {
    guard parameters.isPlausible else {
      throw PasswordHashFault("the stored scrypt parameters are out of range")
    }
    let bytes = Array(password.precomposedStringWithCompatibilityMapping.utf8)
    let key = try KDF.Scrypt.deriveKey(
      from: bytes, salt: salt, outputByteCount: count, rounds: parameters.rounds,
      blockSize: parameters.blockSize, parallelism: parameters.parallelism)
    return key.withUnsafeBytes { Array($0) }
  }

  /// Never the hash itself: this is what a log would print.
  public var description: String { "•••" }
}

/// A stored password hash cannot be used.
struct PasswordHashFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension PasswordHash: SQLConvertible {
  public var sqlValue: SQLValue { .text(text) }

  public init(sqlValue: SQLValue) throws {
    guard let hash = Self(text: try String(sqlValue: sqlValue)) else {
      throw PasswordHashFault("a stored password hash is not in the form '$scrypt$…'")
    }
    self = hash
  }

  var text: String {
    let p = parameters
    return
      "$scrypt$ln=\(p.logarithmOfRounds),r=\(p.blockSize),p=\(p.parallelism)"
      + "$\(Base64.plain(salt))$\(Base64.plain(result))"
  }

  init?(text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
      let salt = Base64.bytes(String(parts[3])), let result = Base64.bytes(String(parts[4])),
      !salt.isEmpty, result.count >= 16
    else { return nil }
    var numbers: [Substring: Int] = [:]
    for pair in parts[2].split(separator: ",") {
      let sides = pair.split(separator: "=")
      guard sides.count == 2, let number = Int(sides[1]) else { return nil }
      numbers[sides[0]] = number
    }
    guard let logarithm = numbers["ln"], let block = numbers["r"], let parallelism = numbers["p"]
    else { return nil }
    let parameters = ScryptParameters(
      logarithmOfRounds: logarithm, blockSize: block, parallelism: parallelism)
    guard parameters.isPlausible else { return nil }
    self.init(parameters: parameters, salt: salt, result: result)
  }
}
