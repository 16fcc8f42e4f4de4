import Kernel

/// The hashes of all passwords of the story, made beside it: each takes a fifth of a second of one core.
///
/// Every account that somebody can use has a salt and a hash of its own. Those of people who have left
/// share one, of a password that nobody is told.
struct HashesAhead: Sendable {
  private let password: String
  private let secret = Demo.makePassword()
  private let current: [DemoPerson: Task<PasswordHash, any Error>]
  private let former: Task<PasswordHash, any Error>

  init(_ password: String, by hasher: PasswordHasher) {
    self.password = password
    let secret = secret
    former = Task { try await hasher.hash(secret) }
    let order = DemoAccount.current.sorted { $0.made < $1.made }
    current = Dictionary(
      uniqueKeysWithValues: order.map { account in
        (account.person, Task { try await hasher.hash(password) })
      })
  }

  /// The password of an account, and its hash.
  func password(of account: DemoAccount) async throws -> (text: String, hash: PasswordHash) {
    guard let own = current[account.person] else { return (secret, try await former.value) }
    return (password, try await own.value)
  }
}
