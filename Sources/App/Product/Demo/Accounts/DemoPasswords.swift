import Kernel

/// The two passwords of the story with their hashes: the one that is printed, for every account
/// that somebody can use, and one that nobody is told, for the accounts of people who have left.
///
/// Each is hashed once and not for each account, which would take four seconds of a core before a
/// newcomer sees the first page. A salt of its own would hide nothing here: that all accounts have
/// one password is printed on the screen.
struct DemoPasswords: Sendable {
  struct Hashed: Sendable {
    let text: String
    let hash: PasswordHash
  }

  let current: Hashed
  let former: Hashed

  init(_ password: String, by hasher: PasswordHasher) async throws {
    let secret = Demo.makePassword()
    async let hash = hasher.hash(password)
    async let hashOfSecret = hasher.hash(secret)
    current = Hashed(text: password, hash: try await hash)
    former = Hashed(text: secret, hash: try await hashOfSecret)
  }

  subscript(_ account: DemoAccount) -> Hashed {
    account.switchedOff == nil ? current : former
  }
}
