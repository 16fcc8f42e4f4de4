import Civil
import ImprovementPlan
import Kernel
import Storage

/// Whether a plan that said when children are asked still says so (S34): a day that was promised
/// and did not come, after which nobody was asked, and no day ahead.
public struct ConsultationOutlook: Hashable, Sendable {
  /// The last one that was promised and not kept; nil while a day lies ahead, and where people were
  /// asked since.
  public let missed: Consultation?

  public init(_ consultations: [Consultation], on today: CivilDate) {
    let isAhead = consultations.contains { $0.state(on: today) == .planned }
    let lastHeld = consultations.compactMap(\.heldOn).max() ?? .earliest
    missed =
      isAhead
      ? nil
      : consultations.compactMap { one in one.brokenOn(today).map { (day: $0, one: one) } }
        .filter { $0.day > lastHeld }
        .max { ($0.day, $0.one.id.text) < ($1.day, $1.one.id.text) }?.one
  }

  /// "No day ahead: “Being listened to” was called off on 20 November 2026, …"; nil where nothing
  /// is missed.
  public var sentence: String? {
    missed.map { one in
      let what =
        one.cancelledOn.map { "was called off on \($0.longForm)" }
        ?? "was planned for \(one.plannedOn?.longForm ?? "") and has not been held"
      return
        "No day ahead: “\(one.title)” \(what), and nothing says when children and families are asked next. Plan another day."
    }
  }
}

extension Consultation {
  /// The day on which its promise was broken: it was called off, or its day passed; nil while it
  /// may still be held, and once it was.
  fileprivate func brokenOn(_ today: CivilDate) -> CivilDate? {
    switch state(on: today) {
    case .cancelled: cancelledOn
    case .late: plannedOn
    case .undated, .planned, .held: nil
    }
  }
}

/// What became of a day that the public was told, since it was told.
public enum ConsultationNews: Hashable, Sendable {
  case calledOff(on: CivilDate)
  /// Nil while no other day is planned.
  case moved(to: CivilDate?)
  case held(on: CivilDate)
}

extension Transaction {
  public func consultationOutlook(
    ofPlan plan: Plan.ID, in authority: AuthorityID, on today: CivilDate
  ) throws -> ConsultationOutlook {
    ConsultationOutlook(
      try consultationFiles(ofPlan: plan, in: authority).map(\.consultation), on: today)
  }

  /// What became since of consultations that had not been held when the public was told of them, by
  /// their identifiers. Why one was called off is said inside the council and not here: nobody has
  /// approved those words for the public.
  public func consultationNews(
    since told: [PublicConsultation], in authority: AuthorityID
  ) throws -> [String: ConsultationNews] {
    let open = told.filter { $0.heldOn == nil }
    guard !open.isEmpty else { return [:] }
    let now = try all(
      Consultation.self,
      """
      SELECT * FROM consultation
      WHERE authority_id = \(authority) AND id IN \(list: open.map(\.id)) ORDER BY id
      """)
    return now.reduce(into: [:]) { found, one in
      let told = open.first { $0.id == one.id.text }
      found[one.id.text] = one.news(sincePlannedFor: told?.plannedOn)
    }
  }
}

extension Consultation {
  /// What became of it since the public was told of that day; nil where nothing did, and where no
  /// day was told that could have changed.
  fileprivate func news(sincePlannedFor day: CivilDate?) -> ConsultationNews? {
    if let heldOn { return .held(on: heldOn) }
    guard let day else { return nil }
    if let cancelledOn { return .calledOff(on: cancelledOn) }
    return plannedOn == day ? nil : .moved(to: plannedOn)
  }
}
