/// How much work one guess at a password costs (scrypt, RFC 7914).
public struct ScryptParameters: Hashable, Sendable {
  /// The binary logarithm of N: 15 means N = 2^15.
  public var logarithmOfRounds: Int
  /// r: one block is 128 × r bytes.
  public var blockSize: Int
  /// p: how many times the whole is done, one after the other.
  public var parallelism: Int

  public init(logarithmOfRounds: Int, blockSize: Int, parallelism: Int) {
    self.logarithmOfRounds = logarithmOfRounds
    self.blockSize = blockSize
    self.parallelism = parallelism
  }

  /// N = 2^15, r = 8, p = 3: one of the settings that the OWASP Password Storage Cheat Sheet calls
  /// equal in strength to N = 2^17, p = 1.
  ///
  /// The 128 MB of the latter would not fit a service that idles below 80 MB. At N = 2^15 one
  /// derivation takes 32 MB for a moment, two at once 64 MB; and since that is just above the
  /// largest block that glibc's malloc keeps for later (32 MB), each is given back to the system at
  /// once, which N = 2^14, p = 5 would not do.
  public static let current = ScryptParameters(
    logarithmOfRounds: 15, blockSize: 8, parallelism: 3)

  /// Too cheap for anything but tests.
  public static let forTests = ScryptParameters(
    logarithmOfRounds: 4, blockSize: 8, parallelism: 1)

  var rounds: Int { 1 << logarithmOfRounds }

  /// Whether one guess costs less under these than under the others.
  func isWeaker(than other: ScryptParameters) -> Bool {
    rounds * blockSize * parallelism < other.rounds * other.blockSize * other.parallelism
  }

  /// Whether they can be computed here at all; a stored hash may have been tampered with.
  var isPlausible: Bool {
    (1...20).contains(logarithmOfRounds) && (1...32).contains(blockSize)
      && (1...16).contains(parallelism)
  }
}
