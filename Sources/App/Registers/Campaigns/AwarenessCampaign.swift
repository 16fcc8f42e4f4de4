import Civil
import ImprovementPlan
import Kernel
import Storage

/// What is done to make families, children or professionals aware of a risk: with which material,
/// for whom, on which days (S18; domain, section 10).
public struct AwarenessCampaign: Record, Hashable {
  public static let table: SQLName = "awareness_campaign"

  /// What a campaign is about. Themes of findings are coarser: "Exploitation, missing and online
  /// risk" is one of them.
  public enum Topic: String, CaseIterable, Sendable {
    case online, cse, criminalExploitation, missing, sexualAbuse, domesticAbuse, neglect, bullying
    case radicalisation, privateFostering

    /// The topic as people call it.
    public var title: String {
      switch self {
      case .online: "Online safety"
      case .cse: "Child sexual exploitation (CSE)"
      case .criminalExploitation: "Child criminal exploitation"
      case .missing: "Children who go missing"
      case .sexualAbuse: "Sexual abuse"
      case .domesticAbuse: "Domestic abuse"
      case .neglect: "Neglect"
      case .bullying: "Bullying"
      case .radicalisation: "Radicalisation"
      case .privateFostering: "Private fostering"
      }
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<AwarenessCampaign>
  public var version = 0
  public var title: String
  /// In the order of the vocabulary.
  public var topics: [Topic]
  /// What else it is about, in the council's own words; may be empty.
  public var otherTopics: String
  /// Whom it is for.
  public var audience: String
  /// Where its material is to be had; empty when it is nowhere else.
  public var link: String
  /// The material itself.
  public var document: Storage.ID<Document>?
  public var startOn: CivilDate
  public var endOn: CivilDate
  /// Who sees to it: best a post or a body, which outlive people.
  public var owner: Owner?
  /// The plan it belongs to.
  public var plan: Plan.ID?

  public init(
    authority: AuthorityID, id: Storage.ID<AwarenessCampaign> = Storage.ID(),
    _ entry: CampaignEntry
  ) {
    self.authority = authority
    self.id = id
    title = entry.title
    topics = entry.topics
    otherTopics = entry.otherTopics
    audience = entry.audience
    link = entry.link
    startOn = entry.startOn
    endOn = entry.endOn
    owner = entry.owner
    plan = entry.plan
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    title = try row["title"]
    let codes = try row.get("topics", as: String.self).split(separator: " ").map(String.init)
    topics = Topic.allCases.filter { codes.contains($0.rawValue) }
    otherTopics = try row["other_topics"]
    audience = try row["audience"]
    link = try row["link"]
    document = try row["document_id"]
    startOn = try row["start_on"]
    endOn = try row["end_on"]
    owner = try Owner.read(from: row)
    plan = try row["plan_id"]
  }

  public var fields: Fields {
    [
      "title": title, "topics": topics.map(\.rawValue).joined(separator: " "),
      "other_topics": otherTopics, "audience": audience, "link": link, "document_id": document,
      "start_on": startOn, "end_on": endOn, "owner_kind": owner?.kind, "owner_id": owner?.idText,
      "plan_id": plan,
    ]
  }
}

extension AwarenessCampaign {
  /// "Online safety, Child sexual exploitation (CSE), Water safety".
  var topicWords: String {
    (topics.map(\.title) + [otherTopics].filter { !$0.isEmpty }).joined(separator: ", ")
  }

  /// The day on which schools are counted: today while it runs, its last day after that, its first
  /// before. So a school that closes leaves the count from that day on, and the count of a campaign
  /// that has ended stays.
  public func countedOn(_ today: CivilDate) -> CivilDate { min(max(today, startOn), endOn) }

  static let tables: [SQL] = [
    // The codes of the topics, with a space between them.
    """
    CREATE TABLE awareness_campaign (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      title text NOT NULL, topics text NOT NULL, other_topics text NOT NULL,
      audience text NOT NULL, link text NOT NULL, document_id text,
      start_on date NOT NULL, end_on date NOT NULL, owner_kind text, owner_id text, plan_id text,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, document_id) REFERENCES document (authority_id, id),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id))
    """,
    "CREATE INDEX awareness_campaign_by_plan ON awareness_campaign (authority_id, plan_id, id)",
  ]
}
