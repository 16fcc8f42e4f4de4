import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

enum ConsultationSort: String, ListSort {
  case planned, title

  var key: SQL {
    switch self {
    case .planned: "coalesce(consultation.planned_on, '9999-12-31')"
    case .title: "lower(consultation.title)"
    }
  }
}

extension Consultation.State {
  var tone: Tone {
    switch self {
    case .undated: .caution
    case .planned: .info
    case .late: .urgent
    case .held: .good
    case .cancelled: .neutral
    }
  }

  /// Which consultations stand so on a day.
  func condition(on today: CivilDate) -> SQL {
    let open: SQL = "consultation.held_on IS NULL AND consultation.cancelled_on IS NULL"
    return switch self {
    case .held: "consultation.held_on IS NOT NULL"
    case .cancelled: "consultation.held_on IS NULL AND consultation.cancelled_on IS NOT NULL"
    case .undated: "\(open) AND consultation.planned_on IS NULL"
    case .late: "\(open) AND consultation.planned_on < \(today)"
    case .planned: "\(open) AND consultation.planned_on >= \(today)"
    }
  }
}

/// The list of consultations, with the plan and the groups of each.
struct ConsultationList {
  let today: CivilDate
  /// The past day that it is asked for; nil for today.
  let past: CivilDate?
  let plans: [Plan]
  let groups: [Consultation.ID: [ConsultationGroup]]

  static func answer(_ visit: Visit) async throws -> Answer {
    let visit = visit.asAsked(VoiceSlice.tables)
    let (listing, plans, share) = try await visit.read { db in
      let plans = try db.plans(of: visit.authority)
      let groups = Dictionary(
        grouping: try db.all(
          ConsultationGroup.self,
          "SELECT * FROM consultation_group WHERE authority_id = \(visit.authority) ORDER BY id"),
        by: \.consultation)
      let list = ConsultationList(
        today: visit.today, past: visit.shownDay, plans: plans, groups: groups)
      let listing = try list.list.load(
        for: visit,
        from: ListQuery(
          select: "consultation.*", from: "consultation", id: "consultation.id",
          where: ["consultation.authority_id = \(visit.authority)"]), in: db)
      let measure = ConsultationsHeld(
        try db.consultations(of: visit.authority),
        in: visit.today.adding(months: -12).adding(days: 1)...visit.today, today: visit.today)
      return (listing, plans, measure.share)
    }
    return try listing.answer {
      page(listing, visit, plans: plans, share: share)
    }
  }

  private static func page(
    _ listing: Listing<Consultation, ConsultationSort>, _ visit: Visit, plans: [Plan], share: Share
  ) -> Page {
    Page("Consultations") {
      visit.asAtNote
      lead("What children, young people and families are asked about our plans, and what they say.")
      keyFigures([
        KeyFigure(
          share.text,
          "held by the day planned, in the \(visit.shownDay.map { "twelve months to \($0.longForm)" } ?? "last twelve months") (M67)",
          to: Address.consultationsHeld.asAt(visit.shownDay))
      ])
      if visit.user.may(.managePlan) {
        let open = plans.filter { $0.state != .closed }
        if open.isEmpty {
          p("A consultation is about a plan, and no plan is open.")
        } else {
          buttonRow {
            for (index, plan) in open.enumerated() {
              buttonLink(
                open.count == 1
                  ? "Plan a consultation" : "Plan a consultation about \(plan.fullTitle)",
                to: .newConsultation(ofPlan: plan.id), style: index == 0 ? .primary : .secondary)
            }
          }
        }
      }
      listing.html
      visit.asAtForm("The consultations as at another day")
    }
  }

  private var list: List<Consultation, ConsultationSort> {
    let (today, past, groups) = (today, past, groups)
    let titles = Dictionary(plans.map { ($0.id, $0.fullTitle) }, uniquingKeysWith: { $1 })
    return List(
      "Consultations", noun: ("consultation", "consultations"), sortedBy: .planned,
      isDescending: true,
      columns: [
        ListColumn("Consultation", sort: .title, text: \.title) {
          link($0.title, to: Address.consultation($0.id).asAt(past))
        },
        ListColumn("Groups") {
          (groups[$0.id] ?? []).map(\.words).joined(separator: "; ")
        } html: { one in
          let words = (groups[one.id] ?? []).map(\.words)
          return words.isEmpty
            ? tag("None named yet", .caution) : HTML(words.joined(separator: "; "))
        },
        ListColumn("Method", text: \.method),
        ListColumn("Planned for", sort: .planned, text: { $0.plannedOn?.description ?? "" }) {
          $0.plannedOn.map { shortDay($0) } ?? HTML("No day yet")
        },
        ListColumn("Held", text: { $0.heldOn?.description ?? "" }) {
          $0.heldOn.map { shortDay($0) } ?? HTML("Not yet")
        },
        ListColumn("State", text: { $0.state(on: today).title }) {
          tag($0.state(on: today).title, $0.state(on: today).tone)
        },
        ListColumn("About", text: { titles[$0.plan] ?? "" }) {
          link(titles[$0.plan] ?? "", to: Address.plan($0.plan).asAt(past))
        },
      ],
      filters: [
        .choice(
          "state", "State",
          Consultation.State.allCases.map {
            .init($0.rawValue, $0.title, $0.condition(on: today))
          }),
        .choice(
          "plan", "Plan",
          plans.map { .init($0.id.text, $0.fullTitle, "consultation.plan_id = \($0.id)") }),
        .search("words", "Words") { pattern in
          """
          lower(consultation.title) LIKE \(pattern) ESCAPE '\\'
          OR lower(consultation.heard) LIKE \(pattern) ESCAPE '\\'
          """
        },
      ], empty: "No consultation is planned yet.")
  }
}
