import Storage

/// Addresses of the slice StatutoryReturns. Children stand in them by their place in a check, never
/// by a number of theirs.
extension Address {
  public static let returns = Address("returns")
  public static let newReturn = Address("returns", "new")
  /// Which team works with which child.
  public static let returnTeams = Address("returns", "teams")
  public static let removeReturnTeams = Address("returns", "teams", "remove")
  /// Who looked at what was found.
  public static let returnLooks = Address("returns", "looks")
  /// For how long checks are kept.
  public static let returnKeeping = Address("returns", "keeping")
  /// One check of a return.
  public static func returnRun<T>(_ id: ID<T>) -> Address { Address("returns", id.text) }
  /// A part of it: `rules`, `issues`, `children`, `teams`, `fixed`, `find`, `delete`, `file`,
  /// `forget`, `team-workbook`, `summary`.
  public static func returnRun<T>(_ id: ID<T>, _ part: String) -> Address {
    Address("returns", id.text, part)
  }
  public static func returnIssue<T>(_ number: Int, of id: ID<T>) -> Address {
    Address("returns", id.text, "issues", "\(number)")
  }
  public static func returnNote<T>(onIssue number: Int, of id: ID<T>) -> Address {
    Address("returns", id.text, "issues", "\(number)", "note")
  }
  /// A child by its place among those with issues.
  public static func returnChild<T>(_ number: Int, of id: ID<T>) -> Address {
    Address("returns", id.text, "children", "\(number)")
  }
  /// A table of the return as CSV.
  public static func returnTable<T>(_ name: String, of id: ID<T>) -> Address {
    Address("returns", id.text, "tables", name)
  }
}
