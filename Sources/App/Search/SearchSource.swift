import ImprovementPlan
import Kernel
import SiteMap
import Storage

/// One kind of record that is found: its words, who may find it, and how it is shown.
struct SearchSource: Sendable {
  let group: SearchGroup
  let table: SQLName
  /// The columns whose words are indexed.
  let words: [SQLName]
  /// What a hit is made of: `id`, `name`, `text`, `state` and, for some, `place`.
  let columns: SQL
  /// The tables beside it, and how they belong to it.
  var joins: [Join] = []
  /// The plan that it belongs to, told where that is a draft; nil for what belongs to none.
  var plan: SQL? = nil
  /// The condition that hides what somebody may not read; nil for who finds none of this kind.
  let scope: @Sendable (SearchReader) -> SQL?
  /// The page of a record for those who find it so.
  let address: @Sendable (SearchHit) -> Address

  struct Join: Sendable {
    let table: SQLName
    let condition: SQL
  }

  /// What a hit is made of, and how the plan stands that it belongs to.
  var selection: SQL {
    guard let plan else { return "\(columns), NULL AS plan_state" }
    return """
      \(columns), (
        SELECT plan.state FROM plan
        WHERE plan.authority_id = \(table).authority_id AND plan.id = \(plan)) AS plan_state
      """
  }
}

/// What results are put together by.
enum SearchGroup: String, CaseIterable, Sendable {
  case inspections, findings, recommendations, plans, actions, progress, evidence, voice,
    decisions, challenges, risks, registers, papers, people

  var title: String {
    switch self {
    case .inspections: "Inspections and judgements"
    case .findings: "Findings"
    case .recommendations: "Recommendations"
    case .plans: "Plans, outcomes and editions"
    case .actions: "Actions"
    case .progress: "Progress and milestones"
    case .evidence: "Evidence"
    case .voice: "Consultations and what was said"
    case .decisions: "Decisions, agenda items and action logs of boards"
    case .challenges: "Challenges"
    case .risks: "Risks"
    case .registers: "Registers and statements"
    case .papers: "Papers"
    case .people: "People, posts and bodies"
    }
  }
}

/// Who searches: what they may read, worked out once.
struct SearchReader: Sendable {
  let user: User
  /// Who and what they are on the day, for what is asked of them.
  let owners: [Owner]
  /// The boards on which they sit.
  let seats: [String]

  /// A condition that only those have to meet who may not read it all; nil for who may read none.
  func all(if permission: Permission) -> SQL? { user.may(permission) ? "1 = 1" : nil }
}

/// One record that was found.
struct SearchHit: Sendable {
  let group: SearchGroup
  let table: String
  let id: String
  let name: String
  let text: String
  /// How it stands, in a word or two; empty when it has no state.
  let state: String
  /// What belongs to its address or its name besides.
  let place: String
  /// Whether it belongs to a plan that nobody has agreed yet.
  let isOfDraft: Bool
  /// Its page.
  private(set) var address = Address.search

  init(_ row: Row, of source: SearchSource) throws {
    group = source.group
    table = source.table.text
    id = try row["id"]
    name = try row["name"]
    text = try row["text"]
    state = try row["state"]
    place = try row["place"]
    isOfDraft = try row.get("plan_state", as: Plan.State?.self) == .draft
    address = source.address(self)
  }

  func id<Named>(of type: Named.Type) -> ID<Named> { ID<Named>(id) ?? ID<Named>() }
}

extension Transaction {
  /// The newest records of one kind that have the words and that the reader may read.
  func search(
    _ query: SearchQuery, in source: SearchSource, for reader: SearchReader, most limit: Int
  ) throws -> [SearchHit] {
    guard let scope = source.scope(reader) else { return [] }
    // A cross join keeps SQLite to this order: the index of words first, from the newest record on.
    let joined = source.joins.map { "CROSS JOIN \($0.table)" as SQL }.joined(separator: " ")
    let conditions = source.joins.map { "AND \($0.condition)" as SQL }.joined(separator: " ")
    return try rows(
      """
      SELECT \(source.selection)
      FROM search_words CROSS JOIN search_entry CROSS JOIN \(source.table) \(joined)
      WHERE \(SQL.finds(query.within(source.table, of: reader.user.authority)))
        AND search_entry.sequence = search_words.rowid
        AND search_entry.authority_id = \(reader.user.authority)
        AND \(source.table).authority_id = search_entry.authority_id
        AND \(source.table).id = search_entry.record_id \(conditions) AND (\(scope))
      ORDER BY search_words.rowid DESC LIMIT \(limit)
      """
    ).map { try SearchHit($0, of: source) }
  }
}
