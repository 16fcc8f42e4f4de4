/// Words nobody can guess: 128 random bits, in the letters of an address.
enum RandomToken {
  static func make() -> String {
    var generator = SystemRandomNumberGenerator()
    let letters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(26)
    for _ in 0..<2 {
      var bits: UInt64 = generator.next()
      for _ in 0..<13 {
        bytes.append(letters[Int(bits & 31)])
        bits >>= 5
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a text could be one, so that nothing else is looked up or kept.
  static func isOne(_ text: String) -> Bool {
    text.utf8.count == 26
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
  }
}
