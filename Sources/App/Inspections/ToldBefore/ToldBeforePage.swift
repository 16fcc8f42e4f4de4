import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Where somebody says which earlier recommendations one repeats: what is linked, what resembles
/// it, and any other by its reference.
struct ToldBeforePage {
  let visit: Visit
  let recommendation: Recommendation
  let inspection: Inspection
  let told: ToldBefore
  let proposals: [ToldProposal]
  let problems: [Problem]

  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let id = try visit.id("recommendation", of: Recommendation.self)
    return try await visit.store.read { db in
      let recommendation = try db.recommendation(id, of: visit.authority)
      let inspection = try visit.visible(recommendation.inspection, db)
      let told = try db.toldBefore(recommendation, for: visit.user)
      return ToldBeforePage(
        visit: visit, recommendation: recommendation, inspection: inspection, told: told,
        proposals: try db.toldProposals(for: recommendation, in: inspection, except: told),
        problems: problems
      ).page
    }
  }

  private var here: Address { .toldBefore(recommendation.id) }

  var page: Page {
    Page(
      "We were told this before", kicker: recommendation.reference,
      breadcrumbs: [
        Breadcrumb("Recommendations", .recommendations),
        Breadcrumb(recommendation.reference, .recommendation(recommendation.id)),
      ]
    ) {
      quotation(recommendation.text, source: inspection.title, to: .inspection(inspection.id))
      if !told.earlier.isEmpty { linked }
      proposed
      other
    }
  }

  private var linked: HTML {
    part("Linked", id: "linked") {
      for one in told.earlier {
        panel(
          "\(one.other.recommendation.reference): \(one.link.kind.title.lowercased())", level: 3
        ) {
          p(one.other.recommendation.text)
          muted("\(one.other.inspection.title). Said by \(one.link.saidBy).")
          visit.sheet.button(
            "Take the link back", to: .undoToldBefore(one.link.id),
            values: ["version": one.link.version])
        }
      }
    }
  }

  private var proposed: HTML {
    part("Earlier recommendations that resemble it", id: "proposed") {
      if proposals.isEmpty {
        p(
          "None that is not linked already. What is said in other words is found by nobody but you."
        )
      }
      for one in proposals {
        panel(one.earlier.recommendation.reference, level: 3) {
          p(one.earlier.recommendation.text)
          muted(
            "\(one.earlier.inspection.title). Both say \(one.words.map { "“\($0)”" }.joined(separator: ", "))."
          )
          buttonRow {
            for kind in RecommendationLink.Kind.allCases {
              visit.sheet.button(
                "\(kind.title) as \(one.earlier.recommendation.reference)".replacing(
                  "Follows from it as", with: "Follows from"),
                to: here,
                values: [
                  "earlier": one.earlier.recommendation.reference, "kind": kind.rawValue,
                ])
            }
          }
        }
      }
    }
  }

  private var other: HTML {
    let sheet = FormSheet(visit, problems: problems)
    return part("Another one", id: "other") {
      sheet.form(to: here, submit: "Link them", cancel: .recommendation(recommendation.id)) {
        sheet.textField(
          "earlier", "Earlier recommendation", hint: "Our own reference, as REC-2010-03.",
          width: .third)
        sheet.radios(
          "kind", "How does this one stand to it?",
          Choice.all(
            of: RecommendationLink.Kind.self, titled: { $0.title }, hint: { $0.hint }))
        sheet.textField("note", "Anything to add?", isOptional: true)
      }
    }
  }
}
