import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The partners, how what they lead is going, and what they have asked.
struct PartnersPage {
  let partners: [Body]
  let measures: [Body.ID: PartnerMeasure]
  /// Of each partner so many questions and words wait, or waited, for an answer.
  let toAnswer: [Body.ID: Int]
  /// Tries at the door with what is no link; empty for those who keep no links.
  let strangers: [AccessEntry]
  let rule: DeliveryRule
  /// Whether the reader may enter a partner in the directory.
  let mayEnter: Bool
  let asAt: AsAt

  static func load(_ visit: Visit) async throws -> Page {
    let world = visit.world
    let mayManage = visit.user.may(.managePlan)
    let asAt = AsAt(visit)
    let day = asAt.pastDay
    let past = visit.asAsked(
      ImprovementPlanSlice.tables + PartnerSayings.tables, for: .readPlan)
    return try await past.store.read { db in
      let dates = try PlanDates(world, on: day, db)
      return PartnersPage(
        partners: try db.partners(of: visit.authority, asAt: day),
        measures: try PartnerMeasure.all(of: visit.authority, dates, asAt: day, db),
        toAnswer: try db.toAnswerPartners(of: visit.authority),
        strangers: mayManage && day == nil
          ? try db.accesses(to: PartnerLink.table, "unknown", of: visit.authority) : [],
        rule: try db.deliveryRule(on: dates.today, of: visit.authority),
        mayEnter: visit.user.may(.manageDirectory), asAt: asAt
      ).page
    }
  }

  var page: Page {
    Page("Partners") {
      AsAtNote(day: asAt.pastDay, here: .partners).html
      lead(
        "What is asked of other organisations, and how it is going. A partner needs no account: send it a link."
      )
      if partners.isEmpty {
        emptyState("No partner is in the directory yet.") {
          if mayEnter { buttonLink("Enter a body", to: .newBody) }
        }
      } else {
        table
        ratingNotes(rule)
        muted(PartnerImpact.note(by: rule))
      }
      if !strangers.isEmpty {
        fold("Tries with addresses that are no links (\(strangers.count))") {
          PartnerUses(uses: strangers).html
        }
      }
      fold("The partners as at another day") { asAt.form(to: .partners, title: "As at") }
    }
  }

  private var table: HTML {
    let all = partners.reduce(PartnerMeasure()) { $0 + (measures[$1.id] ?? PartnerMeasure()) }
    return dataTable(
      "Partner actions on track (M66): \(all.text)",
      columns: [
        "Partner", "On track", .number("Late"), "Recommendations with change seen",
        .number("To answer"),
      ],
      rows: partners.map { body in
        let measure = measures[body.id] ?? PartnerMeasure()
        let asked = toAnswer[body.id] ?? 0
        return [
          HTML {
            link(
              body.name,
              to: Address.partner(body.id).asAt(asAt.pastDay))
            div(body.kind.title, .class("muted"))
          },
          HTML(measure.text), HTML(String(measure.late)), HTML(measure.impact.text),
          asked == 0 ? HTML("0") : tag(String(asked), .caution),
        ]
      })
  }
}

extension Transaction {
  /// How much of what each partner has asked and said waits for an answer.
  fileprivate func toAnswerPartners(of authority: AuthorityID) throws -> [Body.ID: Int] {
    let waiting =
      try openPartnerQuestions(of: authority).map(\.body)
      + openPartnerWords(in: authority).map(\.word.body)
    return Dictionary(waiting.map { ($0, 1) }, uniquingKeysWith: +)
  }
}
