import Civil
import ImprovementPlan
import Kernel
import Storage

/// A campaign with the schools that it reached.
struct CampaignReach: Sendable {
  let campaign: AwarenessCampaign
  let reached: SchoolsReached
}

extension Transaction {
  /// The campaign, or a refusal in words.
  func campaign(
    _ id: ID<AwarenessCampaign>, of authority: AuthorityID
  ) throws -> AwarenessCampaign {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such campaign. The link may be incomplete.")
    }
    return found
  }

  /// The school, or a refusal in words.
  func school(_ id: ID<School>, of authority: AuthorityID) throws -> School {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such school in the register. The link may be incomplete.")
    }
    return found
  }

  /// All schools of the register, by their names.
  public func schools(of authority: AuthorityID) throws -> [School] {
    try all(
      School.self,
      "SELECT * FROM school WHERE authority_id = \(authority) ORDER BY lower(name), id")
  }

  func receipts(of campaign: AwarenessCampaign) throws -> [CampaignReceipt] {
    try all(
      CampaignReceipt.self,
      """
      SELECT * FROM campaign_receipt
      WHERE authority_id = \(campaign.authority) AND campaign_id = \(campaign.id) ORDER BY id
      """)
  }

  /// Measure M61 of a campaign.
  public func schoolsReached(
    by campaign: AwarenessCampaign, today: CivilDate
  ) throws -> SchoolsReached {
    SchoolsReached(
      of: campaign, schools: try schools(of: campaign.authority),
      receipts: try receipts(of: campaign), today: today)
  }

  /// What was sent to a school and acknowledged by it, the latest campaign first.
  func receipts(
    of school: School
  ) throws -> [(campaign: AwarenessCampaign, receipt: CampaignReceipt)] {
    let receipts = try all(
      CampaignReceipt.self,
      """
      SELECT * FROM campaign_receipt
      WHERE authority_id = \(school.authority) AND school_id = \(school.id) ORDER BY id
      """)
    return try receipts.map { (try campaign($0.campaign, of: school.authority), $0) }
      .sorted { ($1.0.startOn, $1.0.id.text) < ($0.0.startOn, $0.0.id.text) }
  }

  /// The campaigns that run, are to come or ended within twelve months, the latest first, with the
  /// schools that they reached: what a board is shown.
  func campaignsAtHand(
    of authority: AuthorityID, on today: CivilDate
  ) throws -> [CampaignReach] {
    let campaigns = try all(
      AwarenessCampaign.self,
      """
      SELECT * FROM awareness_campaign
      WHERE authority_id = \(authority) AND end_on >= \(today.adding(months: -12))
      ORDER BY start_on DESC, id
      """)
    return try reach(of: campaigns, in: authority, today: today)
  }

  /// Campaigns, each with the schools that it reached.
  func reach(
    of campaigns: [AwarenessCampaign], in authority: AuthorityID, today: CivilDate
  ) throws -> [CampaignReach] {
    let schools = try schools(of: authority)
    return try campaigns.map { campaign in
      CampaignReach(
        campaign: campaign,
        reached: SchoolsReached(
          of: campaign, schools: schools, receipts: try receipts(of: campaign), today: today))
    }
  }

  /// The campaigns that belong to a plan, the latest first.
  func campaigns(of plan: Plan) throws -> [AwarenessCampaign] {
    try all(
      AwarenessCampaign.self,
      """
      SELECT * FROM awareness_campaign
      WHERE authority_id = \(plan.authority) AND plan_id = \(plan.id) ORDER BY start_on DESC, id
      """)
  }
}
