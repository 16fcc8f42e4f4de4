import Civil
import Kernel
import SiteMap
import Storage
import Web

/// What this slice asks of the improvement plan, which stands to its right and is not imported
/// here. `Product` fills it; without a plan every answer is empty.
public struct PlanLinks: Sendable {
  /// One of the two ratings as it is shown: delivery in the council’s own words, or impact.
  public struct Rating: Hashable, Sendable {
    /// What programs call it; nil where nothing is rated yet.
    public var code: String?
    public var words: String
    public var tone: Tone
    /// Why, or whose word it is; empty where there is nothing to add.
    public var because: String

    public init(_ words: String, _ tone: Tone, code: String? = nil, because: String = "") {
      self.code = code
      self.words = words
      self.tone = tone
      self.because = because
    }
  }

  /// An action under a recommendation, as the thread shows it.
  public struct Action: Sendable {
    public var id: String
    public var title: String
    /// How it stands, in a word or two: "not started".
    public var state: String
    /// How the work is rated.
    public var delivery: Rating
    public var address: Address

    public init(id: String, title: String, state: String, delivery: Rating, address: Address) {
      self.id = id
      self.title = title
      self.state = state
      self.delivery = delivery
      self.address = address
    }
  }

  /// The plan made from an inspection.
  public struct Plan: Sendable {
    public var title: String
    /// "12 of 13 recommendations have an action".
    public var state: String
    public var address: Address

    public init(title: String, state: String, address: Address) {
      self.title = title
      self.state = state
      self.address = address
    }
  }

  /// What the council answers to a recommendation: that it accepts it, in part, or not.
  public struct Answer: Hashable, Sendable {
    /// "Accepted in part".
    public var words: String
    public var tone: Tone
    /// Why, and which part; empty where none was given.
    public var reason: String

    public init(_ words: String, _ tone: Tone, reason: String) {
      self.words = words
      self.tone = tone
      self.reason = reason
    }
  }

  /// When a recommendation is due, and when it was first.
  public struct Due: Hashable, Sendable {
    public var on: CivilDate
    /// "the panel".
    public var setBy: String
    /// The first date, which stays on record; the same while nobody has moved it.
    public var firstOn: CivilDate
    public var firstSetBy: String

    public init(on day: CivilDate, setBy: String, firstOn: CivilDate, firstSetBy: String) {
      on = day
      self.setBy = setBy
      self.firstOn = firstOn
      self.firstSetBy = firstSetBy
    }
  }

  /// What became of a recommendation in a plan.
  public struct Became: Sendable {
    /// "Closed: signed off on 20 May 2012, Minute 7."
    public var words: String
    /// By the ledger of its due dates; nil while that has no line.
    public var due: Due?
    /// How the work is rated: the worst of its actions, or the chair’s word.
    public var delivery: Rating
    /// Whether it helped children, as last judged.
    public var impact: Rating
    /// Nil before the council has answered it.
    public var answer: Answer?
    /// The plan's title.
    public var plan: String
    /// The recommendation's page in that plan.
    public var address: Address

    public init(
      words: String, due: Due?, delivery: Rating, impact: Rating, answer: Answer? = nil,
      plan: String, address: Address
    ) {
      self.words = words
      self.due = due
      self.answer = answer
      self.delivery = delivery
      self.impact = impact
      self.plan = plan
      self.address = address
    }
  }

  /// What became of some recommendations, and the rule by which that is rated.
  public struct Fates: Sendable {
    /// By the council's rule of that day; nil for those who may not read the plan.
    public var ratingRule: String?
    /// How impact is judged, by the same rule.
    public var impactRule: String?
    private let fates: [ID<Recommendation>: Became]

    public init(_ fates: [ID<Recommendation>: Became], ratingRule: String?, impactRule: String?) {
      self.fates = fates
      self.ratingRule = ratingRule
      self.impactRule = impactRule
    }

    public subscript(_ recommendation: ID<Recommendation>) -> Became? { fates[recommendation] }

    public static let unknown = Fates([:], ratingRule: nil, impactRule: nil)
  }

  /// The tables of other slices that what is asked here reads as they stand in the transaction.
  public var tables: [SQLName] = []

  // Each is asked for as at a past day; nil for now.

  /// The actions under each of these recommendations that this person may see.
  public var actions:
    @Sendable (Transaction, User, [ID<Recommendation>], _ asAt: CivilDate?) throws -> [ID<
      Recommendation
    >: [Action]]
  /// The plan of an inspection, if there is one that this person may see.
  public var plan: @Sendable (Transaction, User, ID<Inspection>, _ asAt: CivilDate?) throws -> Plan?
  /// The inspection's publication date was corrected in this very write, and the due dates of its
  /// recommendations with it: whatever the plan derived from them follows. It is told what was
  /// corrected: "the report’s publication date from 3 May 2026 to 4 May 2026: a misprint".
  public var publicationDateCorrected:
    @Sendable (WriteTransaction, ID<Inspection>, _ what: String) throws -> Void
  /// What everybody may read of the plans that followed an inspection: their published editions,
  /// the latest first.
  public var published: @Sendable (Transaction, ID<Inspection>) throws -> [Plan] = { _, _ in [] }
  /// The duties after an inspection that are known to be done, each with its day: they stop their
  /// clocks.
  public var dutiesDone:
    @Sendable (Transaction, User, ID<Inspection>) throws -> [TimeRuleKey: CivilDate]
  /// What became of these recommendations, in the latest plan of each that this person may see.
  public var became:
    @Sendable (Transaction, User, [ID<Recommendation>], _ asAt: CivilDate?) throws -> Fates
  /// The date that ``became`` tells of a row of the table `recommendation`, NULL where it tells
  /// none, for lists that are sorted by it; nil for those who may not read the plan.
  public var dueOn: @Sendable (User) -> SQL?
  /// The tables that ``dueOn`` reads.
  public var dueTables: [SQLName]

  public init(
    tables: [SQLName] = [],
    actions:
      @escaping @Sendable (Transaction, User, [ID<Recommendation>], CivilDate?) throws -> [ID<
        Recommendation
      >: [Action]],
    plan: @escaping @Sendable (Transaction, User, ID<Inspection>, CivilDate?) throws -> Plan?,
    publicationDateCorrected:
      @escaping @Sendable (WriteTransaction, ID<Inspection>, String) throws -> Void,
    dutiesDone:
      @escaping @Sendable (Transaction, User, ID<Inspection>) throws -> [TimeRuleKey: CivilDate] = {
        _, _, _ in [:]
      },
    became:
      @escaping @Sendable (Transaction, User, [ID<Recommendation>], CivilDate?) throws -> Fates = {
        _, _, _, _ in .unknown
      },
    dueOn: @escaping @Sendable (User) -> SQL? = { _ in nil }, dueTables: [SQLName] = []
  ) {
    self.tables = tables
    self.actions = actions
    self.plan = plan
    self.publicationDateCorrected = publicationDateCorrected
    self.dutiesDone = dutiesDone
    self.became = became
    self.dueOn = dueOn
    self.dueTables = dueTables
  }

  /// No improvement plan at all.
  public static let none = PlanLinks(
    actions: { _, _, _, _ in [:] }, plan: { _, _, _, _ in nil },
    publicationDateCorrected: { _, _, _ in })
}
