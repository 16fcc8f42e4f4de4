import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension RegistersSlice {
  /// The tables of what a board is shown of the registers.
  public static let boardTables: [SQLName] = [
    AwarenessCampaign.table, School.table, CampaignReceipt.table,
  ]

  /// What a board is shown of the registers: the awareness campaigns at hand, and which schools
  /// they reached (S18).
  public func boardPart(_ db: Transaction, _ visit: Visit) throws -> HTML {
    guard visit.user.may(.readRegisters) else { return HTML() }
    return CampaignsAtHand(
      campaigns: try db.campaignsAtHand(of: visit.authority, on: visit.today), visit: visit
    ).html
  }
}

/// The campaigns that run, are to come or ended within twelve months.
struct CampaignsAtHand {
  /// So many missing schools are named; all stand on the campaign's page.
  static let mostNamed = 3

  let campaigns: [CampaignReach]
  let visit: Visit

  @HTMLBuilder var html: HTML {
    if !campaigns.isEmpty {
      part("Awareness campaigns", id: "campaigns") {
        dataTable(
          "Campaigns that run, are to come or ended within twelve months",
          columns: ["Campaign", "Topics", "State", "Schools reached"], rows: campaigns.map(row))
        p { link("All awareness campaigns", to: Address.campaigns.asAt(visit.shownDay)) }
      }
    }
  }

  private func row(_ one: CampaignReach) -> [HTML] {
    [
      HTML {
        link(one.campaign.title, to: Address.campaign(one.campaign.id).asAt(visit.shownDay))
        div("For: \(one.campaign.audience)", .class("muted"))
      },
      HTML(one.campaign.topicWords),
      one.campaign.standing(on: visit.today).html,
      HTML {
        HTML(one.reached.share)
        div(one.reached.missingWords(atMost: Self.mostNamed), .class("muted"))
      },
    ]
  }
}
