import Kernel

/// One of the accounts of the fictional council, as `make run` prints it.
public struct DemoLogin: Hashable, Sendable {
  public let login: String
  /// The name of the person behind it. Nobody real is meant.
  public let name: String
  public let role: Role
  /// What is worth doing first when signed in as this person.
  public let whatToTry: String
  /// The same for all accounts of one database.
  public let password: String
}
