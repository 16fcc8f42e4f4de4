import Storage
import Testing

@testable import Kernel

@Suite struct PasswordHashTests {
  struct Vector: Sendable {
    let password: String
    let salt: String
    let parameters: ScryptParameters
    let result: String
  }

  // RFC 7914, section 12, those with a password; the fourth needs 1 GB.
  static let vectors = [
    Vector(
      password: "password", salt: "NaCl",
      parameters: ScryptParameters(logarithmOfRounds: 10, blockSize: 8, parallelism: 16),
      result: """
        fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162\
        2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640
        """),
    Vector(
      password: "pleaseletmein", salt: "SodiumChloride",
      parameters: ScryptParameters(logarithmOfRounds: 14, blockSize: 8, parallelism: 1),
      result: """
        7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2\
        d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887
        """),
  ]

  @Test(arguments: vectors)
  func `scrypt gives the results of RFC 7914`(vector: Vector) throws {
    let result = try PasswordHash.derive(
      vector.password, salt: Array(vector.salt.utf8), parameters: vector.parameters, count: 64)
    let digits = result.map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }
    #expect(digits.joined() == vector.result)
  }

  @Test func `The parameters of today are one of the settings OWASP calls equal`() {
    #expect(ScryptParameters.current.rounds == 32_768)
    #expect(ScryptParameters.current.blockSize == 8)
    #expect(ScryptParameters.current.parallelism == 3)
  }

  @Test func `A hash read back from its text checks the same`() throws {
    let hash = try PasswordHash("vinegar lantern", parameters: .forTests)
    let read = try PasswordHash(sqlValue: hash.sqlValue)
    #expect(read == hash)
    #expect(try read.matches("vinegar lantern"))
    #expect(try !read.matches("vinegar lanterN"))
  }

  @Test func `Two hashes of one password differ, for each has its own salt`() throws {
    let one = try PasswordHash("vinegar lantern", parameters: .forTests)
    let other = try PasswordHash("vinegar lantern", parameters: .forTests)
    #expect(one.text != other.text)
  }

  @Test func `It does not matter how a keyboard composes an accent`() throws {
    let hash = try PasswordHash("caf\u{e9} at the corner", parameters: .forTests)
    #expect(try hash.matches("cafe\u{301} at the corner"))
  }

  @Test(arguments: [
    "", "plain", "$scrypt$ln=15,r=8,p=3$c2FsdA",
    "$bcrypt$ln=4,r=8,p=1$c2FsdA$c2FsdHNhbHRzYWx0c2FsdA",
    "$scrypt$ln=4,r=8$c2FsdA$c2FsdHNhbHRzYWx0c2FsdA", "$scrypt$ln=4,r=8,p=1$c2FsdA$c2hvcnQ",
    "$scrypt$ln=40,r=8,p=1$c2FsdA$c2FsdHNhbHRzYWx0c2FsdA",
    "$scrypt$ln=4,r=8,p=1$$c2FsdHNhbHRzYWx0c2FsdA",
  ])
  func `A stored hash that is none is a fault, not a wrong password`(text: String) {
    #expect(throws: PasswordHashFault.self) { try PasswordHash(sqlValue: .text(text)) }
  }

  @Test func `A hash does not print itself`() throws {
    let hash = try PasswordHash("vinegar lantern", parameters: .forTests)
    #expect("\(hash)" == "•••")
  }

  @Test func `A right password under weaker parameters says so, under the same does not`()
    async throws
  {
    let weak = try PasswordHash("vinegar lantern", parameters: .forTests)
    var stronger = ScryptParameters.forTests
    stronger.logarithmOfRounds += 1
    #expect(
      try await PasswordHasher(parameters: stronger).check("vinegar lantern", against: weak)
        == .right(isWeak: true))
    #expect(
      try await PasswordHasher(parameters: .forTests).check("vinegar lantern", against: weak)
        == .right(isWeak: false))
  }

  @Test func `Without a hash every password is wrong`() async throws {
    let hasher = PasswordHasher(parameters: .forTests)
    #expect(try await hasher.check("vinegar lantern", against: nil) == .wrong)
  }

  @Test func `When too many wait, the next is asked to come again`() async throws {
    let hasher = PasswordHasher(parameters: .forTests, mostWaiting: 0)
    await #expect(throws: Refusal.self) { try await hasher.hash("vinegar lantern") }
  }
}
