/// Who makes a change, as the change log keeps it: the name as it was then, for ever.
public struct Author: Hashable, Sendable {
  /// The identifier of the account, or the word for a part of the system ("system").
  public var id: String
  /// The name that people read.
  public var name: String

  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }

  /// Work that no person asked for at that moment: jobs, sealing, migrations.
  public static let system = Author(id: "system", name: "Goldthread")
}
