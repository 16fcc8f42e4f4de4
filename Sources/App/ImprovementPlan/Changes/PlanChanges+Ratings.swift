import Civil
import Kernel
import SiteMap
import Storage

extension PlanChanges {
  /// That somebody rated something otherwise than the rule does, or took that back.
  ///
  /// Of an action that still shows it, the change of its rating is told with the rest.
  func tell(_ override: RatingOverride, _ change: Change) -> Told? {
    guard override.plan == plan, let name = name(of: override.subject) else { return nil }
    let address: Address =
      switch override.subject {
      case .action(let id): .action(id)
      case .outcome(let id): .outcome(id, inPlan: plan)
      }
    let word = digest.word(for: override.rating)
    if change.kind == .inserted {
      if let action = override.subject.action, shows(override, action) { return nil }
      let over = digest.word(for: override.proposed)
      let whose =
        override.subject.action == nil
        ? "on \(override.chairsWord(named: true)), where its actions say" : "where the rule says"
      return (
        .rating,
        "\(name) was rated “\(word)”, \(whose) “\(over)”, until \(override.expiresOn.longForm): \(override.reason)",
        name, address
      )
    }
    // One that gives way to another is not told: the other is.
    let isReplaced = log.contains {
      $0.table == change.table && $0.kind == .inserted && $0.write == change.write
    }
    guard override.endedOn != nil, !isReplaced else { return nil }
    let why = why(override, ended: change, called: word)
    return (.rating, "\(name) is rated as the rule says again: \(why).", name, address)
  }

  /// Why a rating ended: by what was written together with that.
  private func why(
    _ override: RatingOverride, ended change: Change, called word: String
  ) -> String {
    let together = writes[change.write] ?? []
    if together.contains(where: {
      $0.table == Evidence.table.text && $0.recordID == override.evidence?.text
    }) {
      return "the evidence for “\(word)” was withdrawn"
    }
    guard let completion = together.first(where: { $0.table == ActionCompletion.table.text }) else {
      return "“\(word)” was taken back"
    }
    let isVerified = (completion.after?["verified_on"] ?? .null) != .null
    return "it was \(isVerified ? "verified as complete" : "opened again"), which ends “\(word)”"
  }

  private func shows(_ override: RatingOverride, _ action: Action.ID) -> Bool {
    override.holds(on: digest.asAt)
      && digest.actions.contains { $0.id == action.text && $0.ratedBy == override.saidBy }
  }
}

extension PlanDigest {
  /// The council's word for a rating, as it was on the day of the digest.
  func word(for rating: DeliveryRating) -> String {
    delivery.first { $0.code == rating.rawValue }?.word ?? rating.rawValue
  }
}
