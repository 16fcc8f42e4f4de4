import Storage

/// Somebody doing something: who they are, where, and how what they change is written.
///
/// The web's `Visit` is one: its writes carry the form's one-use token in the same transaction, so
/// that a form sent twice is acted on once, by whichever process. Work that comes without a form,
/// such as the demonstration data, uses ``ActingUser``.
public protocol Acting: Sendable {
  var world: World { get }
  var user: User { get }

  func write<Value: Sendable>(
    because reason: String, _ body: @escaping @Sendable (WriteTransaction) throws -> Value
  ) async throws -> Value
}

/// A user acting without a form.
public struct ActingUser: Acting {
  public let world: World
  public let user: User

  public init(_ user: User, in world: World) {
    self.world = world
    self.user = user
  }

  public func write<Value: Sendable>(
    because reason: String, _ body: @escaping @Sendable (WriteTransaction) throws -> Value
  ) async throws -> Value {
    try await world.store.write(as: user.author, because: reason, body)
  }
}
