import Civil
import Inspections
import Kernel
import Storage

/// Takes back all that an import made and nobody has touched since. What somebody has changed
/// stays, and is named. The records go; their history stays, and so does the file.
///
/// Of an agreed plan it puts right a mistake that was just made and nothing else: from the day after
/// what was brought in counts, and goes as everything else of the plan does.
public struct UndoPlanImport: Sendable {
  /// What the reason for its changes begins with.
  private static let because = "import taken back: "

  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Returns: The import, with what is left in ``PlanImport/left``.
  @discardableResult
  public func callAsFunction(
    _ id: PlanImport.ID, readAt version: Int, because reason: String
  ) async throws -> PlanImport {
    let user = acting.user
    try user.require(.managePlan)
    guard !reason.isEmpty else {
      throw Refusal.invalid("Say why it is taken back.", field: "reason")
    }
    let today = acting.world.today()
    return try await acting.write(because: Self.because + reason) { db in
      var found = try db.planImport(id, of: user.authority)
      guard found.state == .recorded else {
        throw Refusal.conflict("This import is not recorded, so there is nothing to take back.")
      }
      if let why = try db.whyItStands(found, on: today) { throw Refusal.conflict(why) }
      found.version = version
      let left = try db.takeBack(found)
      found.state = .undone
      found.left = left.joined(separator: "\n")
      if try found.plan.map({ try db.find($0, of: user.authority) == nil }) ?? false {
        found.plan = nil
      }
      found.closedBy = user.name
      found.closedAt = db.at
      return try db.update(found)
    }
  }

  /// Why something was taken back, as the person said it.
  static func reason(for change: Change) -> String {
    Words.sentence(String(change.reason.trimmingPrefix(because)).onOneLine)
  }
}

extension Transaction {
  /// Why an import that is recorded is not taken back as a whole any more; nil while it can be.
  func whyItStands(_ found: PlanImport, on today: CivilDate) throws -> String? {
    guard let id = found.plan, let plan = try find(id, of: found.authority) else { return nil }
    if let day = found.closedAt?.dateInLondon, day < today, try wasAgreed(plan) {
      return
        "“\(found.fileName)” was brought in on \(day.longForm), and “\(plan.fullTitle)” is an agreed plan: what was brought in has counted since, so it is not taken back as a whole any more. Withdraw each action that is not to be done, and move each date that is wrong, on the action’s own page."
    }
    guard plan.state == .closed else { return nil }
    return
      "The plan “\(plan.fullTitle)” is closed. Open it again on its page before you take this back."
  }
}

extension WriteTransaction {
  /// Deletes what is as the import made it.
  ///
  /// - Returns: What stays and why, in sentences.
  fileprivate func takeBack(_ found: PlanImport) throws -> [String] {
    let made = try JSONText.value(ImportMade.self, of: found.made)
    var left: [String] = []
    let references = try references(to: Action.self, besides: Self.madeWithActions)
    for origin in try origins(of: found) {
      let file = try actionFile(origin.action, of: found.authority)
      if let why = try reasonToStay(file, origin, references) {
        left.append(
          "\(file.action.reference) \(file.action.title.shortened(to: 80)) stays: \(why).")
      } else {
        try remove(file, origin)
      }
    }
    left += try (made.updates ?? []).compactMap { try takeBack($0, of: found.authority) }
    try removeOutcomes(made, of: found.authority)
    left += try removePlan(made, of: found.authority)
    left += try removeBodies(made, of: found.authority)
    if !made.recommendations.isEmpty {
      left.append(
        made.recommendations.count == 1
          ? "1 recommendation that was added to the inspection stays there."
          : "\(made.recommendations.count) recommendations that were added to the inspection stay there."
      )
    }
    return left
  }

  /// - Parameter references: by which columns others name an action.
  private func reasonToStay(
    _ file: ActionFile, _ origin: ActionOrigin, _ references: [Reference]
  ) throws -> String? {
    let action = file.action
    if action.isWithdrawn { return "it was withdrawn" }
    if action.version != origin.recordedVersion { return "it was changed since" }
    let milestones = try milestones(of: action)
    if milestones.contains(where: { $0.version != 1 }) { return "a milestone was changed since" }
    let children =
      file.links.map(\.id.text) + file.partners.map(\.id.text)
      + (try dueDates(of: .action(action.id), in: action.authority).map(\.id.text))
      + (try progress(of: action.id, in: action.authority).map(\.id.text))
      + milestones.map(\.id.text)
    let isAsMade = children.sorted().joined(separator: " ") == origin.made
    let isUntouched = try isAsMade && !isNamed(action, in: references)
    return isUntouched ? nil : "something was added to it since"
  }

  /// The tables of what an import makes beneath an action.
  private static var madeWithActions: Set<SQLName> {
    [
      ActionOrigin.table, ActionRecommendation.table, ActionPartner.table, DueDateEntry.table,
      ProgressUpdate.table, Milestone.table,
    ]
  }

  private func remove(_ file: ActionFile, _ origin: ActionOrigin) throws {
    let action = file.action
    try delete(origin)
    for link in file.links { try delete(link) }
    for partner in file.partners { try delete(partner) }
    for line in try dueDates(of: .action(action.id), in: action.authority) { try delete(line) }
    for update in try progress(of: action.id, in: action.authority) { try delete(update) }
    for step in try milestones(of: action) { try delete(step) }
    try delete(action)
  }

  /// What a plan took up that the import made, and that has no action left. A plan that was there
  /// before keeps the recommendations of its inspections: none may be lost.
  private func removeOutcomes(_ made: ImportMade, of authority: AuthorityID) throws {
    guard let text = made.plan, let id = Plan.ID(text), try find(id, of: authority) != nil,
      try actions(ofPlan: id, in: authority).isEmpty
    else { return }
    let references = try references(to: PlanOutcome.self)
    for outcome in try outcomes(of: id, in: authority)
    where made.outcomes[outcome.id.text] == outcome.version {
      if try !isNamed(outcome, in: references) { try delete(outcome) }
    }
  }

  private func removePlan(_ made: ImportMade, of authority: AuthorityID) throws -> [String] {
    guard let text = made.plan, let id = Plan.ID(text), let plan = try find(id, of: authority)
    else { return [] }
    guard try actions(ofPlan: id, in: authority).isEmpty else {
      return ["The plan “\(plan.fullTitle)” stays, since it has actions."]
    }
    guard plan.version == 1, try outcomes(of: id, in: authority).isEmpty,
      try dutyAnswers(of: id, in: authority).isEmpty,
      try inspections(of: id, in: authority).count <= 1
    else { return ["The plan “\(plan.fullTitle)” stays, since it was changed since."] }
    guard
      try !isNamed(
        plan, in: references(to: Plan.self, besides: [PlanInspection.table, "plan_numbering"]))
    else { return ["The plan “\(plan.fullTitle)” stays, since something was added to it since."] }
    for source in try inspections(of: id, in: authority) { try delete(source) }
    try execute(
      "DELETE FROM plan_numbering WHERE authority_id = \(authority) AND plan_id = \(id)")
    try delete(plan)
    return []
  }

  private func removeBodies(_ made: ImportMade, of authority: AuthorityID) throws -> [String] {
    let references = try references(to: Body.self) + referencesByKind()
    return try made.bodies.compactMap { Body.ID($0) }.compactMap { id in
      guard let body = try find(id, of: authority) else { return nil }
      guard try !isNamed(body, in: references), body.version == 1 else {
        return "“\(body.name)” stays in the directory, since it is used or was changed."
      }
      try delete(body)
      return nil
    }
  }
}
