/// Which column of which table holds what: guessed, then confirmed or changed by a person.
public struct PlanMapping: Sendable, Hashable {
  public struct Table: Sendable, Hashable {
    /// The place of the table in the plan, from 0.
    public var table: Int
    /// The numbers of the rows that hold the headers; nil where the columns are those of the table
    /// before.
    public var headerRows: ClosedRange<Int>?
    public var columns: [PlanColumn: Int]
    /// The columns whose days have the month first, where a person says so: "04/13/2026".
    public var monthFirst: Set<Int> = []
    /// How sure the guess is.
    public var certainty: Certainty

    public init(
      table: Int, headerRows: ClosedRange<Int>?, columns: [PlanColumn: Int],
      certainty: Certainty = .certain
    ) {
      (self.table, self.headerRows, self.columns) = (table, headerRows, columns)
      self.certainty = certainty
    }
  }

  /// The tables that are read; the others are left.
  public var tables: [Table]

  public init(tables: [Table]) { self.tables = tables }
}
