import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

enum CampaignSort: String, ListSort {
  case start, end, title

  var key: SQL {
    switch self {
    case .start: "awareness_campaign.start_on"
    case .end: "awareness_campaign.end_on"
    case .title: "lower(awareness_campaign.title)"
    }
  }
}

/// All campaigns, the latest first.
struct CampaignList {
  let visit: Visit
  let reached: [ID<AwarenessCampaign>: SchoolsReached]

  init(for visit: Visit, in db: Transaction) throws {
    self.visit = visit
    let campaigns = try db.all(
      AwarenessCampaign.self,
      "SELECT * FROM awareness_campaign WHERE authority_id = \(visit.authority) ORDER BY id")
    reached = Dictionary(
      uniqueKeysWithValues: try db.reach(of: campaigns, in: visit.authority, today: visit.today)
        .map { ($0.campaign.id, $0.reached) })
  }

  func listing(in db: Transaction) throws -> Listing<AwarenessCampaign, CampaignSort> {
    let list = List<AwarenessCampaign, CampaignSort>(
      "Awareness campaigns", noun: ("campaign", "campaigns"), sortedBy: .start,
      isDescending: true, columns: columns, filters: filters,
      empty: "No awareness campaign is in the register yet.")
    return try list.load(
      for: visit,
      from: ListQuery(
        select: "awareness_campaign.*", from: "awareness_campaign", id: "awareness_campaign.id",
        where: ["awareness_campaign.authority_id = \(visit.authority)"]),
      in: db)
  }

  private var columns: [ListColumn<AwarenessCampaign, CampaignSort>] {
    let (reached, today, day) = (reached, visit.today, visit.shownDay)
    return [
      ListColumn("Campaign", sort: .title, text: \.title) {
        link($0.title, to: Address.campaign($0.id).asAt(day))
      },
      ListColumn("Topics", text: \.topicWords),
      ListColumn("For", text: \.audience),
      ListColumn("First day", sort: .start, text: { $0.startOn.description }) {
        shortDay($0.startOn)
      },
      ListColumn("Last day", sort: .end, text: { $0.endOn.description }) { shortDay($0.endOn) },
      ListColumn("State", text: { $0.standing(on: today).words }) {
        $0.standing(on: today).html
      },
      ListColumn("Schools reached", text: { reached[$0.id]?.share ?? "" }),
      ListColumn(
        "Schools missing", isNumber: true, text: { "\(reached[$0.id]?.missing.count ?? 0)" }),
    ]
  }

  private var filters: [ListFilter] {
    let today = visit.today
    return [
      .choice(
        "topic", "Topic",
        AwarenessCampaign.Topic.allCases.map {
          .init(
            $0.rawValue, $0.title,
            "' ' || awareness_campaign.topics || ' ' LIKE \("% \($0.rawValue) %")")
        }),
      .choice(
        "state", "State",
        [
          .init(
            "running", "Running",
            """
            awareness_campaign.start_on <= \(today) AND awareness_campaign.end_on >= \(today)
            """),
          .init("ahead", "To come", "awareness_campaign.start_on > \(today)"),
          .init("ended", "Ended", "awareness_campaign.end_on < \(today)"),
        ]),
      .search("words", "Words") { pattern in
        """
        lower(awareness_campaign.title) LIKE \(pattern) ESCAPE '\\'
        OR lower(awareness_campaign.audience) LIKE \(pattern) ESCAPE '\\'
        OR lower(awareness_campaign.other_topics) LIKE \(pattern) ESCAPE '\\'
        """
      },
    ]
  }
}

extension AwarenessCampaign {
  /// How it stands on a day.
  func standing(on today: CivilDate) -> Standing {
    if today < startOn { return Standing("Begins on \(startOn.longForm)", .neutral) }
    if today > endOn { return Standing("Ended on \(endOn.longForm)", .neutral) }
    return Standing("Runs until \(endOn.longForm)", .gold)
  }
}
