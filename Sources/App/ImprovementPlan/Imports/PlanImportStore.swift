import Civil
import Inspections
import Kernel
import Storage

/// A row of a file with its place among the others.
struct ImportLine: Sendable {
  let number: Int
  let isLeftOut: Bool
  var row: ImportedRow
}

extension ImportLine: RowDecodable {
  init(row: Row) throws {
    number = try row["number"]
    isLeftOut = try row.get("is_left_out", as: Int.self) != 0
    self.row = try JSONText.value(ImportedRow.self, of: row["content"])
  }
}

extension Transaction {
  /// The import, or a refusal in words.
  func planImport(_ id: PlanImport.ID, of authority: AuthorityID) throws -> PlanImport {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("This import is not here. It may belong to another council.")
    }
    return found
  }

  /// An import about which something can still be decided.
  func openImport(_ id: PlanImport.ID, of authority: AuthorityID) throws -> PlanImport {
    let found = try planImport(id, of: authority)
    guard found.state.isOpen else {
      throw Refusal.conflict(
        "“\(found.fileName)” is \(found.state.title.lowercased()) already. Upload it again to bring"
          + " it in once more.")
    }
    return found
  }

  /// The imports of an authority that are open, the latest first.
  func planImports(of authority: AuthorityID, limit: Int = 20) throws -> [PlanImport] {
    try all(
      PlanImport.self,
      """
      SELECT * FROM plan_import
      WHERE authority_id = \(authority) AND state <> \(PlanImport.State.discarded)
      ORDER BY uploaded_at DESC, id DESC LIMIT \(limit)
      """)
  }

  /// When the same file was recorded before.
  func recordedImport(sha256: String, of authority: AuthorityID) throws -> PlanImport? {
    try first(
      PlanImport.self,
      """
      SELECT * FROM plan_import
      WHERE authority_id = \(authority) AND sha256 = \(sha256)
        AND state = \(PlanImport.State.recorded)
      ORDER BY uploaded_at DESC, id DESC LIMIT 1
      """)
  }

  /// An earlier upload of the very same file that was not given up: the one that was recorded last,
  /// else the latest.
  func earlierImport(of found: PlanImport) throws -> PlanImport? {
    let others = try all(
      PlanImport.self,
      """
      SELECT * FROM plan_import
      WHERE authority_id = \(found.authority) AND sha256 = \(found.sha256)
        AND id <> \(found.id) AND state <> \(PlanImport.State.discarded)
      ORDER BY uploaded_at DESC, id DESC LIMIT 50
      """)
    return others.first { $0.state == .recorded } ?? others.first
  }

  func layout(of found: PlanImport) throws -> ImportLayout {
    try JSONText.value(ImportLayout.self, of: try working("layout", of: found))
  }

  func digest(of found: PlanImport) throws -> ImportDigest {
    let text = try working("digest", of: found)
    return text.isEmpty ? ImportDigest() : try JSONText.value(ImportDigest.self, of: text)
  }

  private func working(_ column: SQLName, of found: PlanImport) throws -> String {
    let text = try value(
      String.self,
      """
      SELECT \(column) FROM plan_import_working
      WHERE authority_id = \(found.authority) AND import_id = \(found.id)
      """)
    guard let text else {
      throw Refusal.notFound("What was read from this file is no longer kept. Upload it again.")
    }
    return text
  }

  /// Some rows of a file, in order, after a number.
  func lines(
    of found: PlanImport, after number: Int = 0, limit: Int
  ) throws -> [ImportLine] {
    try all(
      ImportLine.self,
      """
      SELECT number, is_left_out, content FROM plan_import_line
      WHERE authority_id = \(found.authority) AND import_id = \(found.id) AND number > \(number)
      ORDER BY number LIMIT \(limit)
      """)
  }

  /// The rows that are to be recorded.
  func linesToRecord(of found: PlanImport, limit: Int) throws -> [ImportLine] {
    try all(
      ImportLine.self,
      """
      SELECT number, is_left_out, content FROM plan_import_line
      WHERE authority_id = \(found.authority) AND import_id = \(found.id) AND is_left_out = 0
      ORDER BY number LIMIT \(limit)
      """)
  }

  func leftOutCount(of found: PlanImport) throws -> Int {
    try value(
      Int.self,
      """
      SELECT count(*) FROM plan_import_line
      WHERE authority_id = \(found.authority) AND import_id = \(found.id) AND is_left_out = 1
      """) ?? 0
  }

  /// What was confirmed before, by headers.
  func rememberedColumns(of authority: AuthorityID) throws -> [String: [String: Int]] {
    try rows(
      """
      SELECT headers, columns FROM plan_import_headers
      WHERE authority_id = \(authority) ORDER BY confirmed_at DESC, headers LIMIT 500
      """
    ).reduce(into: [:]) { found, row in
      found[try row["headers"]] = try JSONText.value([String: Int].self, of: row["columns"])
    }
  }

  /// The council's own headings over the actions of a plan that were brought in.
  ///
  /// - Parameter day: the past day at whose end they are asked for; nil for now.
  func headings(
    inPlan plan: Plan.ID, of authority: AuthorityID, asAt day: CivilDate?
  ) throws -> [Action.ID: String] {
    if let day {
      let shelf = shelf(of: authority, asAt: .endOfDayInLondon(day))
      let actions: [Action] = try shelf.all("plan_id", in: [plan]) { $0.plan }
      let origins: [ActionOrigin] = try shelf.all("action_id", in: Set(actions.map(\.id))) {
        $0.action
      }
      return Dictionary(origins.map { ($0.action, $0.heading) }, uniquingKeysWith: { $1 })
    }
    return try rows(
      """
      SELECT action_id, heading FROM action_origin
      WHERE authority_id = \(authority) AND action_id IN (
        SELECT id FROM action WHERE authority_id = \(authority) AND plan_id = \(plan))
      """
    ).reduce(into: [:]) { found, row in
      found[try row.get("action_id", as: Action.ID.self)] = try row["heading"]
    }
  }

  /// Where an action came from, when it was brought in.
  func origin(of action: Action.ID, in authority: AuthorityID) throws -> ActionOrigin? {
    try first(
      ActionOrigin.self,
      """
      SELECT * FROM action_origin WHERE authority_id = \(authority) AND action_id = \(action)
      """)
  }

  /// The actions that an import made, by number.
  func origins(of found: PlanImport) throws -> [ActionOrigin] {
    try all(
      ActionOrigin.self,
      """
      SELECT * FROM action_origin
      WHERE authority_id = \(found.authority) AND import_id = \(found.id) ORDER BY action_id
      """)
  }
}

extension WriteTransaction {
  func keep(_ layout: ImportLayout, of found: PlanImport) throws {
    try execute(
      """
      INSERT INTO plan_import_working (authority_id, import_id, layout, digest)
      VALUES (\(found.authority), \(found.id), \(try JSONText.of(layout)), '')
      """)
  }

  /// Puts the rows of a file in the place of those that were read by another mapping.
  ///
  /// - Parameters:
  ///   - rows: each as JSON, made before the transaction so as not to hold it up.
  ///   - left: the places, from 0, of those that are left out until a person takes them.
  func keep(
    _ rows: [String], leavingOut left: Set<Int>, _ digest: ImportDigest,
    of found: PlanImport
  ) throws {
    try forgetLines(of: found)
    try execute(
      """
      UPDATE plan_import_working SET digest = \(try JSONText.of(digest))
      WHERE authority_id = \(found.authority) AND import_id = \(found.id)
      """)
    for (index, row) in rows.enumerated() {
      try execute(
        """
        INSERT INTO plan_import_line (authority_id, import_id, number, is_left_out, content)
        VALUES (\(found.authority), \(found.id), \(index + 1),
          \(left.contains(index) ? 1 : 0), \(row))
        """)
    }
  }

  /// Drops the working material once it is of no more use; the file itself stays.
  func forgetLines(of found: PlanImport) throws {
    try execute(
      """
      DELETE FROM plan_import_line
      WHERE authority_id = \(found.authority) AND import_id = \(found.id)
      """)
  }

  func remember(_ columns: [String: Int], for headers: String, of authority: AuthorityID) throws {
    guard !headers.isEmpty else { return }
    try execute(
      """
      INSERT INTO plan_import_headers (authority_id, headers, columns, confirmed_at)
      VALUES (\(authority), \(headers), \(try JSONText.of(columns)), \(at))
      ON CONFLICT (authority_id, headers)
      DO UPDATE SET columns = excluded.columns, confirmed_at = excluded.confirmed_at
      """)
  }

  /// Says of the rows that a page showed which are left out.
  func leaveOut(_ left: Set<Int>, among shown: ClosedRange<Int>, of found: PlanImport) throws {
    try execute(
      """
      UPDATE plan_import_line SET is_left_out = 0
      WHERE authority_id = \(found.authority) AND import_id = \(found.id)
        AND number >= \(shown.lowerBound) AND number <= \(shown.upperBound)
      """)
    guard !left.isEmpty else { return }
    try execute(
      """
      UPDATE plan_import_line SET is_left_out = 1
      WHERE authority_id = \(found.authority) AND import_id = \(found.id)
        AND number >= \(shown.lowerBound) AND number <= \(shown.upperBound)
        AND number IN \(list: left.sorted())
      """)
  }
}
