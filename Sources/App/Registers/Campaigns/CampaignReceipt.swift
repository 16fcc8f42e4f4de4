import Civil
import Kernel
import Storage

/// That a school was sent the material of a campaign, and has acknowledged it (S19).
public struct CampaignReceipt: Record, Hashable {
  public static let table: SQLName = "campaign_receipt"

  public let authority: AuthorityID
  public let id: Storage.ID<CampaignReceipt>
  public var version = 0
  public let campaign: Storage.ID<AwarenessCampaign>
  public let school: Storage.ID<School>
  public var sentOn: CivilDate?
  public var acknowledgedOn: CivilDate?
  /// Who acknowledged it, as it was written down; may be empty.
  public var name: String
  /// What they are there: "Designated safeguarding lead"; may be empty.
  public var post: String

  init(authority: AuthorityID, campaign: Storage.ID<AwarenessCampaign>, school: Storage.ID<School>)
  {
    self.authority = authority
    id = Storage.ID()
    self.campaign = campaign
    self.school = school
    name = ""
    post = ""
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    campaign = try row["campaign_id"]
    school = try row["school_id"]
    sentOn = try row["sent_on"]
    acknowledgedOn = try row["acknowledged_on"]
    name = try row["name"]
    post = try row["post"]
  }

  public var fields: Fields {
    [
      "campaign_id": campaign, "school_id": school, "sent_on": sentOn,
      "acknowledged_on": acknowledgedOn, "name": name, "post": post,
    ]
  }
}

extension CampaignReceipt {
  /// "Jo Marsh, Designated safeguarding lead".
  var acknowledgedBy: String { [name, post].filter { !$0.isEmpty }.joined(separator: ", ") }

  /// Why these days cannot be; nil when they can.
  func problem(on today: CivilDate) -> String? {
    if let day = [sentOn, acknowledgedOn].compactMap(\.self).max(), day > today {
      return "\(day.longForm) has not come yet."
    }
    if let sentOn, let acknowledgedOn, acknowledgedOn < sentOn {
      return
        "It was sent on \(sentOn.longForm) and cannot have been acknowledged on \(acknowledgedOn.longForm)."
    }
    return nil
  }

  static let tables: [SQL] = [
    """
    CREATE TABLE campaign_receipt (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      campaign_id text NOT NULL, school_id text NOT NULL, sent_on date, acknowledged_on date,
      name text NOT NULL, post text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, campaign_id, school_id),
      FOREIGN KEY (authority_id, campaign_id)
        REFERENCES awareness_campaign (authority_id, id),
      FOREIGN KEY (authority_id, school_id) REFERENCES school (authority_id, id))
    """,
    "CREATE INDEX campaign_receipt_by_school ON campaign_receipt (authority_id, school_id, id)",
  ]
}
