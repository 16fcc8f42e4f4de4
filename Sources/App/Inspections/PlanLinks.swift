import Civil
import Kernel
import SiteMap
import Storage

/// What this slice asks of the improvement plan, which stands to its right and is not imported here.
/// `Product` fills it; without a plan every answer is empty.
public struct PlanLinks: Sendable {
  /// An action under a recommendation, as the thread shows it.
  public struct Action: Sendable {
    public var id: String
    public var title: String
    /// How it stands, in a word or two: "not started".
    public var state: String
    public var address: Address

    public init(id: String, title: String, state: String, address: Address) {
      self.id = id
      self.title = title
      self.state = state
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

  /// What became of a recommendation in a plan.
  public struct Became: Sendable {
    /// "Closed: signed off on 20 May 2012, Minute 7."
    public var words: String
    /// The plan's title.
    public var plan: String
    /// The recommendation's page in that plan.
    public var address: Address

    public init(words: String, plan: String, address: Address) {
      self.words = words
      self.plan = plan
      self.address = address
    }
  }

  /// The actions under each of these recommendations that this person may see.
  public var actions:
    @Sendable (Transaction, User, [ID<Recommendation>]) throws -> [ID<Recommendation>: [Action]]
  /// The plan of an inspection, if there is one that this person may see.
  public var plan: @Sendable (Transaction, User, ID<Inspection>) throws -> Plan?
  /// The inspection's publication date was corrected in this very write, and the due dates of its
  /// recommendations with it: whatever the plan derived from them follows.
  public var publicationDateCorrected: @Sendable (WriteTransaction, ID<Inspection>) throws -> Void
  /// What everybody may read of the plans that followed an inspection: their published editions, the
  /// latest first.
  public var published: @Sendable (Transaction, ID<Inspection>) throws -> [Plan] = { _, _ in [] }
  /// The duties after an inspection that are known to be done, each with its day: they stop their clocks.
  public var dutiesDone:
    @Sendable (Transaction, User, ID<Inspection>) throws -> [TimeRuleKey: CivilDate]
  /// What became of these recommendations, in the latest plan of each that this person may see.
  public var became:
    @Sendable (Transaction, User, [ID<Recommendation>]) throws -> [ID<Recommendation>: Became]

  public init(
    actions:
      @escaping @Sendable (Transaction, User, [ID<Recommendation>]) throws -> [ID<
        Recommendation
      >: [Action]],
    plan: @escaping @Sendable (Transaction, User, ID<Inspection>) throws -> Plan?,
    publicationDateCorrected:
      @escaping @Sendable (WriteTransaction, ID<Inspection>) throws -> Void,
    dutiesDone:
      @escaping @Sendable (Transaction, User, ID<Inspection>) throws -> [TimeRuleKey: CivilDate] = {
        _, _, _ in [:]
      },
    became:
      @escaping @Sendable (Transaction, User, [ID<Recommendation>]) throws -> [ID<Recommendation>:
      Became] = { _, _, _ in [:] }
  ) {
    self.actions = actions
    self.plan = plan
    self.publicationDateCorrected = publicationDateCorrected
    self.dutiesDone = dutiesDone
    self.became = became
  }

  /// No improvement plan at all.
  public static let none = PlanLinks(
    actions: { _, _, _ in [:] }, plan: { _, _, _ in nil }, publicationDateCorrected: { _, _ in })
}
