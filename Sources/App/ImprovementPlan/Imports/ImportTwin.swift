import Civil
import Inspections
import Kernel
import Reading
import Storage

/// An action of the plan that a row of a file is, or seems to be: one that was brought in from an
/// earlier version of the file, or that somebody entered by hand.
struct ImportTwin: Hashable, Sendable {
  /// By what it is known.
  enum Reason: Hashable, Sendable {
    /// The council's own reference, or ours, over words that are alike.
    case reference(String)
    /// The same words.
    case words
    /// The same reference over quite other words: numbers are given anew now and then.
    case referenceAlone(String)
    /// The same words under another reference and heading, or words that are nearly the same.
    case nearlyWords
  }

  let known: KnownAction
  let reason: Reason
  /// What the file says otherwise than the plan, and did not say before.
  let differences: [Difference]

  /// One thing of which the file and the plan say different things.
  struct Difference: Hashable, Sendable {
    let field: Field
    let inPlan: String
    let inFile: String
  }

  /// What can differ; the raw value is what a person calls it.
  enum Field: String, Sendable {
    case title = "Action"
    case measure = "Measure of success"
    case owner = "Owner"
    case start = "Start"
    case due = "Due"
    case delivery = "Delivery"
    case progress = "Progress in words"
    /// What stands in columns that are kept as words, milestones among them.
    case words = "Other words"
  }

  /// The columns that are compared by what they mean, by the raw values of `PlanColumn`.
  fileprivate static let compared: Set<String> = Set(
    [
      PlanColumn.reference, .recommendation, .action, .measure, .outcome, .owner, .start, .due,
      .revisedDue, .completed, .status, .rating, .progress,
    ].map(\.rawValue))

  /// Those of them that say how the work stands.
  fileprivate static let states = Set([PlanColumn.status, .rating].map(\.rawValue))

  /// Whether the action can take on what the file says: not once it is withdrawn, nor where it says
  /// that the work is complete or complete no more, which somebody has to say on its page.
  var canUpdate: Bool {
    !known.action.isWithdrawn && known.action.delivery != .complete && !updates.isEmpty
  }

  /// The differences that an update takes on.
  var updates: Set<Field> {
    let fields = Set(differences.map(\.field))
    return saysComplete ? fields.subtracting([.delivery]) : fields
  }

  /// The file says that the work is done, and the plan does not.
  var saysComplete: Bool {
    differences.contains {
      $0.field == .delivery && $0.inFile == Action.Delivery.complete.title
    }
  }

  /// Whether it is that action beyond doubt.
  var isCertain: Bool {
    switch reason {
    case .reference, .words: true
    case .referenceAlone, .nearlyWords: false
    }
  }
}

/// What becomes of a row whose action the plan has, or seems to have.
enum TwinDecision: String, CaseIterable, Sendable {
  /// Nothing is recorded from it.
  case leave
  /// The action takes on what the file says otherwise.
  case update
  /// It becomes an action of its own all the same.
  case add
}

/// An action of a plan, with what the file said of it when it was brought in.
struct KnownAction: Hashable, Sendable {
  let action: Action
  /// The cells of its row then; empty where it was entered by hand.
  let cells: [ImportedRow.Cell]
  /// The council's own heading over it.
  let heading: String
  /// What was said last of how it is going.
  var lastSaid: String?

  /// The council's own reference.
  var ownReference: String? { text(.reference) }

  func text(_ column: PlanColumn) -> String? {
    cells.first { $0.holds == column.rawValue }?.text
  }
}

extension Transaction {
  /// All actions of a plan, those too that were withdrawn: who brings the file in again does not
  /// bring them back.
  func knownActions(inPlan plan: Plan.ID, of authority: AuthorityID) throws -> [KnownAction] {
    let origins = try all(
      ActionOrigin.self,
      """
      SELECT * FROM action_origin
      WHERE authority_id = \(authority) AND action_id IN (
        SELECT id FROM action WHERE authority_id = \(authority) AND plan_id = \(plan))
      """)
    let byAction = Dictionary(
      origins.map { ($0.action, $0) }, uniquingKeysWith: { first, _ in first })
    let actions = try actions(ofPlan: plan, in: authority)
    let said = try lastProgress(of: actions.map(\.id), in: authority)
    return try actions.map { action in
      let origin = byAction[action.id]
      return KnownAction(
        action: action,
        cells: try origin.map { try JSONText.value([ImportedRow.Cell].self, of: $0.words) } ?? [],
        heading: origin?.heading ?? "", lastSaid: said[action.id]?.note)
    }
  }
}

extension ImportDecisions {
  /// What the file says of an action otherwise than the plan does. Where the file says what it said
  /// when the action was brought in, nothing: what people have changed here since then stands.
  func differences(_ row: ImportedRow, _ known: KnownAction) -> [ImportTwin.Difference] {
    let action = known.action
    var found: [ImportTwin.Difference] = []
    func compare(
      _ columns: [PlanColumn], _ field: ImportTwin.Field, _ inPlan: String, _ inFile: String
    ) {
      guard !inFile.isEmpty, inPlan != inFile, columns.contains(where: { row.saysAnew($0, known) })
      else { return }
      found.append(
        ImportTwin.Difference(
          field: field, inPlan: inPlan.onOneLine.shortened(to: 80),
          inFile: inFile.onOneLine.shortened(to: 80)))
    }
    if WordKey.of(row.title) != WordKey.of(action.title) {
      compare([.action], .title, action.title, row.title)
    }
    if WordKey.of(row.measureOfSuccess) != WordKey.of(action.measureOfSuccess) {
      compare(
        [.measure, .outcome], .measure, action.measureOfSuccess, row.measureOfSuccess)
    }
    if let owner = differentOwner(row, action) {
      compare([.owner], .owner, owner.inPlan, owner.inFile)
    }
    compare([.start], .start, words(action.startOn), words(row.start?.date))
    compare([.due, .revisedDue], .due, words(action.dueOn), words(row.ledger.last))
    compare(
      [.completed, .due, .status, .rating, .progress], .delivery, action.delivery.title,
      delivery(of: row)?.state.title ?? "")
    // A colour, or a status whose meaning nobody has said, is news all the same.
    let isStateTold = found.contains { $0.field == .delivery }
    // A cell that has not changed since it was brought in is not new, and neither is what was said
    // here.
    if let now = row.progress, !now.isEmpty,
      WordKey.of(now) != WordKey.of(known.lastSaid ?? "")
    {
      compare([.progress], .progress, known.text(.progress) ?? known.lastSaid ?? "", now)
    }
    for cell in row.cells
    where !ImportTwin.compared.contains(cell.holds ?? "")
      || !isStateTold && ImportTwin.states.contains(cell.holds ?? "")
    {
      let before = known.cells.first { $0.label == cell.label }?.text ?? ""
      guard !known.cells.isEmpty, before.onOneLine != cell.text.onOneLine else { continue }
      found.append(
        ImportTwin.Difference(
          field: .words, inPlan: before.onOneLine.shortened(to: 80),
          inFile: "\(cell.label): \(cell.text.onOneLine.shortened(to: 80))"))
    }
    return found
  }

  private func words(_ day: CivilDate?) -> String { day?.shortForm ?? "" }

  private func differentOwner(
    _ row: ImportedRow, _ action: Action
  ) -> (inPlan: String, inFile: String)? {
    for name in row.owners {
      switch decision(name) {
      case .text: continue
      case .owner(let owner) where owner == action.owner: return nil
      case .owner, .body:
        return (action.owner.map { self.name(of: $0) } ?? "", name)
      }
    }
    return nil
  }

  private func name(of owner: Owner) -> String {
    owners.choices.first { $0.owner == owner }?.name.name ?? "Somebody who is not listed now"
  }
}

extension ImportedRow {
  /// Whether a cell says something that it did not say when the action was brought in.
  fileprivate func saysAnew(_ column: PlanColumn, _ known: KnownAction) -> Bool {
    guard !known.cells.isEmpty else { return true }
    let now = cells.first { $0.holds == column.rawValue }?.text
    return now?.onOneLine != known.text(column)?.onOneLine
  }
}
