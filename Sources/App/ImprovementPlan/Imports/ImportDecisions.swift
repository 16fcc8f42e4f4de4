import Civil
import Inspections
import Kernel
import Storage

/// What would become of each thing that a file says, as it stands now: what was chosen, else what
/// is proposed. The preview shows it, and recording does it, by the same answers.
struct ImportDecisions: Sendable {
  /// What becomes of a name.
  enum Name: Hashable, Sendable {
    /// It stays as words, beside the action.
    case text
    /// A body of this name is made.
    case body
    case owner(Owner)
  }

  let planImport: PlanImport
  let choices: ImportChoices
  let digest: ImportDigest
  /// The plan it goes into; nil for a new one.
  let plan: Plan?
  /// The inspection that a new plan follows, or the first that the old one follows.
  let inspection: Inspection?
  /// What the rows may serve.
  let recommendations: [Recommendation]
  let owners: OwnerMatcher
  let today: CivilDate
  private let matcher: RecommendationMatcher

  init(_ found: PlanImport, on today: CivilDate, _ db: Transaction) throws {
    let authority = found.authority
    planImport = found
    self.today = today
    choices = try JSONText.value(ImportChoices.self, of: found.choices)
    digest = try db.digest(of: found)
    owners = try OwnerMatcher(authority, on: today, db)
    plan = try choices.plan.flatMap { Plan.ID($0) }.flatMap { try db.find($0, of: authority) }
    let source: Inspection.ID?
    if let plan {
      source = try db.inspections(of: plan.id, in: authority).first?.inspection
      recommendations =
        try db.recommendations(inPlan: plan.id, of: authority)
        + db.recommendationsMissing(fromPlan: plan.id, of: authority)
    } else {
      source = choices.inspection.flatMap { Inspection.ID($0) }
      recommendations = try source.map { try db.recommendations(after: $0, of: authority) } ?? []
    }
    inspection = try source.flatMap { try db.find($0, of: authority) }
    matcher = RecommendationMatcher(recommendations)
  }

  /// The day that the file's plan is of.
  var asAt: CivilDate { min(CivilDate(choices.asAt) ?? today, today) }

  func proposal(_ group: ImportDigest.Group) -> RecommendationMatch? {
    matcher.match(group.text, reference: group.reference)
  }

  func decision(_ group: ImportDigest.Group) -> GroupDecision {
    switch GroupDecision(choices.groups[group.key]) {
    case .serves(let id)? where !recommendations.contains { $0.id == id }: break
    case .add? where inspection == nil: break
    case let chosen?: return chosen
    case nil: break
    }
    return proposal(group).map { .serves($0.recommendation.id) } ?? .own
  }

  func decision(_ name: String) -> Name {
    let chosen = choices.names[WordKey.of(name)]
    switch chosen {
    case "text": return .text
    case "body": return owners.match(name).map { .owner($0) } ?? .body
    case let chosen?:
      if let owner = Owner(formValue: chosen),
        owners.choices.contains(where: { $0.owner == owner })
      {
        return .owner(owner)
      }
    case nil: break
    }
    return owners.match(name).map { .owner($0) } ?? .text
  }

  func decision(word key: String) -> Action.Delivery? {
    if let chosen = choices.words[key] { return Action.Delivery(rawValue: chosen) }
    return DeliveryWords.proposal(key)
  }

  /// How far the work of a row is; nil when the row says nothing that can be used.
  func delivery(of row: ImportedRow) -> ImportedDelivery? {
    if let day = row.completed?.date, day <= today {
      return ImportedDelivery(
        state: .complete, since: day,
        because: "completed on \(day.longForm)"
          + (row.completed?.isEntered == true
            ? ", a day that was entered when the file was brought in" : ""),
        isDayOfFile: false)
    }
    if row.completed?.isDone == true || (row.movedTo.last ?? row.due)?.isDone == true {
      return ImportedDelivery(state: .complete, since: asAt, because: "the date says complete")
    }
    for (key, text) in row.deliveryWords {
      // Blue is not "complete" in every plan: what starts later is not done by a colour alone.
      let isAhead = row.start?.date.map { $0 > asAt } ?? false
      if isAhead, key.hasPrefix("rating:"), choices.words[key] == nil { continue }
      if let state = decision(word: key) {
        return ImportedDelivery(state: state, since: asAt, because: "“\(text)”")
      }
    }
    return nil
  }

  /// The words of a row about its progress that name no state; nil where there are none, or where
  /// the row says how far it is. They are kept as what was said, and a person is asked what they
  /// mean.
  func openWords(of row: ImportedRow) -> String? {
    guard row.action != nil, delivery(of: row) == nil else { return nil }
    let words = [row.status, row.progress].compactMap(\.self).uniqued().filter { text in
      text.contains { $0.isLetter || $0.isNumber }
    }
    return words.isEmpty ? nil : words.joined(separator: "\n\n")
  }
}

/// How far the work of a row is, and by what.
struct ImportedDelivery: Hashable {
  let state: Action.Delivery
  let since: CivilDate
  let because: String
  /// The row names no day; ``since`` is the day that the whole file is of.
  var isDayOfFile = true
}
