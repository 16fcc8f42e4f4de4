import Civil
import Kernel
import Storage

/// Finds a record of a council for each named part of an address.
struct RecordFinder {
  let world: World

  init(_ world: World) { self.world = world }

  /// Tables by the names of the parts of addresses.
  private static let tables: [String: SQLName] = [
    "action": "action", "activity": "peer_activity", "batch": "import_batch", "board": "board",
    "body": "body", "campaign": "awareness_campaign", "challenge": "challenge",
    "consultation": "consultation",
    "decision": "board_decision", "document": "report_document", "edition": "plan_edition",
    "entry": "board_log", "event": "learning_event", "evidence": "evidence", "finding": "finding",
    "holding": "post_holding", "import": "plan_import", "inspection": "inspection",
    "item": "agenda_item", "line": "national_inspection", "link": "partner_link",
    "meeting": "board_meeting", "member": "board_member", "milestone": "milestone",
    "outcome": "plan_outcome", "pack": "board_pack", "paper": "paper",
    "peer": "peer_activity", "person": "person", "plan": "plan", "policy": "policy",
    "post": "post", "priority": "agreed_priority", "question": "readiness_question",
    "recommendation": "recommendation", "revision": "policy_revision", "risk": "risk",
    "run": "return_run", "school": "school", "said": "you_said", "source": "plan_inspection",
    "statement": "statement",
    "study": "case_study", "user": "account",
  ]

  /// A value for each named part of the path; nil when the council has no such record.
  ///
  /// - Parameter day: the record was made before it, and as late as can be.
  func parameters(of path: String, madeBefore day: CivilDate? = nil) async throws
    -> [String: String]?
  {
    var values: [String: String] = [:]
    let limit = (day.map { Instant.endOfDayInLondon($0) } ?? world.now())
    for part in path.split(separator: "/") where part.hasPrefix(":") {
      let name = String(part.dropFirst())
      let value: String? =
        switch name {
        case "code": "PROT2012"
        case "figure": "M64"
        case "month": "2026-03"
        case "page": "1"
        case "key": TimeRule.seeded.first?.key.rawValue
        case "council": try await council()
        case "table": "action"
        case "record": try await id(in: "action", until: limit)
        case "outcome": try await outcome(of: values["plan"])
        default:
          if let table = Self.tables[name] { try await id(in: table, until: limit) } else { nil }
        }
      guard let value else { return nil }
      values[name] = value
    }
    return values
  }

  private func id(in table: SQLName, until limit: Instant) async throws -> String? {
    try await world.store.read { db in
      try db.value(
        String.self,
        """
        SELECT record_id FROM change
        WHERE authority_id = \(world.authority) AND table_name = \(table.text) AND version = 1
          AND at <= \(limit)
        ORDER BY at DESC, sequence DESC LIMIT 1
        """)
    }
  }

  /// The code of a council of the national register.
  private func council() async throws -> String? {
    try await world.store.read { db in
      try db.value(
        String.self,
        "SELECT code FROM register_council WHERE authority_id = \(world.authority) ORDER BY code LIMIT 1"
      )
    }
  }

  private func outcome(of plan: String?) async throws -> String? {
    guard let plan else { return nil }
    return try await world.store.read { db in
      try db.value(
        String.self,
        "SELECT id FROM plan_outcome WHERE plan_id = \(plan) ORDER BY position LIMIT 1")
    }
  }
}
