/// Somebody else has written the record since it was read. Nothing was changed.
public struct StaleRecord: Error, Hashable, Sendable, CustomStringConvertible {
  public let table: String
  public let id: String
  /// The version that the caller had read.
  public let read: Int
  /// The version that is stored now; nil when the record is gone.
  public let stored: Int?

  public init(table: String, id: String, read: Int, stored: Int?) {
    self.table = table
    self.id = id
    self.read = read
    self.stored = stored
  }

  public var description: String {
    let state = stored.map { "is at version \($0)" } ?? "is no longer there"
    return "\(table) \(id) was read at version \(read) and \(state)"
  }
}
