import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One campaign: what it is about, for whom, and which schools it has reached.
struct CampaignPage {
  let visit: Visit
  let campaign: AwarenessCampaign
  let owner: OwnerName?
  let plan: Plan?
  let reached: SchoolsReached

  init(_ id: ID<AwarenessCampaign>, for visit: Visit, in db: Transaction) throws {
    self.visit = visit
    campaign = try db.campaign(id, of: visit.authority)
    owner = try campaign.owner.flatMap {
      try db.ownerNames(of: [$0], in: visit.authority, on: visit.today)[$0]
    }
    plan = try campaign.plan.flatMap { try db.find($0, of: visit.authority) }
    reached = try db.schoolsReached(by: campaign, today: visit.today)
  }

  private var mayManage: Bool { visit.mayManageRegisters }

  var page: Page {
    Page(campaign.title, kicker: "Awareness campaign", breadcrumbs: visit.campaignsTrail) {
      visit.asAtNote
      p { campaign.standing(on: visit.today).html }
      facts
      if mayManage {
        buttonRow {
          buttonLink(
            "Change the campaign", to: .campaign(campaign.id, "edit"), style: .secondary)
        }
      }
      part("Schools reached", id: "schools") { schools }
      visit.asAtForm("The campaign as at another day")
      visit.historyLink("History of this campaign", of: AwarenessCampaign.table, campaign.id)
    }
  }

  private var facts: HTML {
    summaryList([
      SummaryRow("Topics", campaign.topicWords),
      SummaryRow("For", campaign.audience),
      SummaryRow("First day") { day(campaign.startOn) },
      SummaryRow("Last day") { day(campaign.endOn) },
      SummaryRow("Who sees to it") {
        if let owner {
          HTML(owner.name)
          if let detail = owner.detail { span(" \(detail)", .class("muted")) }
        } else {
          span("Nobody yet", .class("muted"))
        }
      },
      SummaryRow("Plan") {
        if let plan { link(plan.fullTitle, to: Address.plan(plan.id).asAt(visit.shownDay)) }
      },
      SummaryRow("Material") { material },
    ])
  }

  @HTMLBuilder private var material: HTML {
    if !campaign.link.isEmpty {
      p { a(campaign.link, .href(WebAddress(campaign.link)), .rel("noopener")) }
    }
    if campaign.document != nil {
      p { link("Open the material", to: .campaign(campaign.id, "material")) }
    }
  }

  @HTMLBuilder private var schools: HTML {
    keyFigures([
      KeyFigure(reached.share, "of schools have acknowledged it"),
      KeyFigure("\(reached.numerator)", "acknowledged it"),
      KeyFigure("\(reached.sent)", "have on record when it was sent"),
      KeyFigure("\(reached.denominator)", "are registered and open"),
    ])
    p(reached.missingWords())
    if mayManage {
      buttonRow {
        buttonLink("Record it for several schools", to: .campaign(campaign.id, "receipts"))
      }
    }
    if !reached.lines.isEmpty {
      downloadLinks(visit.address)
      dataTable(
        "Schools of the register", isCaptionHidden: true,
        columns: ["School", "Sent", "Acknowledged", "By"], rows: reached.lines.map(row))
    }
    muted(
      "Measure M61: the schools that acknowledged the material, of those in the register that are open on \(reached.day.longForm). A school that closes leaves the count from that day on, and one that opens joins it; when the campaign has ended, its last day holds, which is our choice."
    )
    p { link("School register", to: Address.schools.asAt(visit.shownDay)) }
  }

  private func row(_ line: SchoolsReached.Line) -> [HTML] {
    let address =
      mayManage
      ? Address.receipt(ofSchool: line.school.id, in: campaign.id)
      : Address.school(line.school.id).asAt(visit.shownDay)
    return [
      link(line.school.name, to: address),
      line.receipt?.sentOn.map { shortDay($0) } ?? HTML("Not on record"),
      line.receipt?.acknowledgedOn.map { shortDay($0) } ?? tag("Not yet", .caution),
      HTML(line.receipt?.acknowledgedBy ?? ""),
    ]
  }

  func file(_ format: TableFormat?) throws -> Answer? {
    guard let format else { return nil }
    return try TableFile(
      "Schools reached by \(campaign.title)",
      columns: ["School", "URN", "Phase", "Sent on", "Acknowledged on", "By", "Post"],
      rows: reached.lines.map { line in
        [
          line.school.name, line.school.urn, line.school.phase?.title ?? "",
          line.receipt?.sentOn?.description ?? "",
          line.receipt?.acknowledgedOn?.description ?? "", line.receipt?.name ?? "",
          line.receipt?.post ?? "",
        ]
      }, asAt: visit.shownDay
    ).answer(as: format)
  }
}
