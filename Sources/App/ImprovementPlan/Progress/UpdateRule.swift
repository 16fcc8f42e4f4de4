import Civil
import Kernel
import Storage

/// How often the council wants to hear of an action, by how its delivery is rated; in force from a
/// day. It stands beside the ``DeliveryRule``, whose words it uses.
///
/// No statute sets this. What Goldthread ships with is our own choice: the more is at risk, the
/// sooner somebody asks. All of it is the council's to change, with a date.
public struct UpdateRule: Record, Hashable {
  public static let table: SQLName = "update_rule"

  public let authority: AuthorityID
  public let id: Storage.ID<UpdateRule>
  public var version = 0
  public let validFrom: CivilDate
  public var every: Days
  /// Where it was decided: "Improvement board, 12 May 2026, minute 7".
  public var source: String

  /// Days from one update to the next; 0 where none is asked for.
  public struct Days: Hashable, Sendable {
    public var offTrack = 7
    public var atRisk = 14
    public var onTrack = 28
    public var notStarted = 28

    public init() {}
  }

  public init(
    authority: AuthorityID, id: Storage.ID<UpdateRule> = Storage.ID(), validFrom: CivilDate,
    every days: Days = Days(), source: String
  ) {
    self.authority = authority
    self.id = id
    self.validFrom = validFrom
    every = days
    self.source = source
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    validFrom = try row["valid_from"]
    every = Days()
    every.offTrack = try row["days_off_track"]
    every.atRisk = try row["days_at_risk"]
    every.onTrack = try row["days_on_track"]
    every.notStarted = try row["days_not_started"]
    source = try row["source"]
  }

  public var fields: Fields {
    [
      "valid_from": validFrom, "days_off_track": every.offTrack, "days_at_risk": every.atRisk,
      "days_on_track": every.onTrack, "days_not_started": every.notStarted, "source": source,
    ]
  }
}

extension UpdateRule {
  /// The rule of a council that has set none of its own.
  static func shipped(for authority: AuthorityID) -> UpdateRule {
    UpdateRule(
      authority: authority, validFrom: .earliest,
      source: "As delivered with Goldthread; the council has not set its own")
  }

  /// Days from one update to the next; nil where none is asked for. What is complete is not asked
  /// about: it waits for somebody to verify it.
  public func days(for rating: DeliveryRating) -> Int? {
    let days =
      switch rating {
      case .complete: 0
      case .offTrack: every.offTrack
      case .atRisk: every.atRisk
      case .onTrack: every.onTrack
      case .notStarted: every.notStarted
      }
    return days > 0 ? days : nil
  }

  /// "every week", "every 10 days", "not asked for".
  static func phrase(_ days: Int?) -> String {
    switch days {
    case nil: "not asked for"
    case 1?: "every day"
    case 7?: "every week"
    case let days? where days % 7 == 0: "every \(Words.number(days / 7).lowercased()) weeks"
    case let days?: "every \(days) days"
    }
  }

  /// The rule in a sentence, with the council's words for the states.
  public func sentence(_ words: DeliveryRule) -> String {
    let asked = [DeliveryRating.offTrack, .atRisk, .onTrack, .notStarted].map {
      "\(words.word(for: $0)), \(Self.phrase(days(for: $0)))"
    }
    return "An update is asked for: \(asked.joined(separator: "; ")). \(source)."
  }
}

extension Transaction {
  /// The rule in force on a day.
  func updateRule(on day: CivilDate, of authority: AuthorityID) throws -> UpdateRule {
    try rule(on: day, of: authority)
  }

  /// All rules that the council has set, the latest first.
  func updateRules(of authority: AuthorityID) throws -> [UpdateRule] {
    try rules(of: authority)
  }
}

/// Sets how often the council wants to hear of an action, from a day on. Rules of the past stay.
public struct SetUpdateRule: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter version: how often such rules had been set when they were read; nil where nobody
  ///   read them.
  /// - Throws: `StaleRecord` when somebody else has set one since.
  @discardableResult
  public func callAsFunction(
    every days: UpdateRule.Days, source: String, from day: CivilDate, readAt version: Int? = nil
  ) async throws -> UpdateRule {
    let (user, world) = (acting.user, acting.world)
    try user.require(.managePlan)
    let today = world.today()
    return try await acting.write(because: "update rule set: \(source)") { db in
      var problems: [Problem] = []
      for (field, count) in [
        ("offTrack", days.offTrack), ("atRisk", days.atRisk), ("onTrack", days.onTrack),
        ("notStarted", days.notStarted),
      ] where !(0...366).contains(count) {
        problems.append(
          Problem("Enter a number of days between 0 and 366; 0 asks for none.", field: field))
      }
      if source.isEmpty {
        problems.append(
          Problem(
            "Say where it was decided, for example “Improvement board, 12 May 2026”.",
            field: "decidedBy"))
      }
      if day < today {
        problems.append(
          Problem(
            "A rule cannot be changed for days that have passed: what was asked then stays.",
            field: "asksFrom"))
      }
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      if let version {
        try db.requireUnwritten(UpdateRule.self, since: version, of: user.authority)
      }
      var rule = UpdateRule(
        authority: user.authority, validFrom: day, every: days, source: source)
      // A rule that was set for the same day, and may already show, is put right.
      if let same = try db.updateRules(of: user.authority).first(where: { $0.validFrom == day }) {
        rule = UpdateRule(
          authority: user.authority, id: same.id, validFrom: day, every: days, source: source)
        rule.version = same.version
      }
      return try db.save(rule)
    }
  }
}
