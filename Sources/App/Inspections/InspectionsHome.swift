import Kernel
import Markup
import SiteMap
import Storage
import Web

extension InspectionsSlice {
  /// What the home page shows of the inspections: papers that wait, findings to look at again, the
  /// latest reports.
  public func home(_ visit: Visit) async throws -> HTML {
    let home = try await visit.store.read { db in
      let mayRead = visit.user.may(.readInspections)
      let inspections = try db.inspections(of: visit.authority, publicOnly: !mayRead).prefix(3)
      return InspectionsHome(
        inspections: try inspections.map {
          ($0, try db.framework(of: $0), try db.judgements(of: $0))
        },
        papers: visit.user.may(.manageInspections) ? try db.waitingPapers(of: visit.authority) : [],
        findings: mayRead ? try db.findingsToReview(of: visit.authority, on: visit.today) : [])
    }
    return home.html
  }
}

/// The inspections on the home page.
private struct InspectionsHome {
  let inspections: [(inspection: Inspection, framework: FrameworkVersion, judgements: [Judgement])]
  let papers: [Paper]
  let findings: [Finding]

  @HTMLBuilder var html: HTML {
    if !papers.isEmpty || !findings.isEmpty { waiting }
    part("Latest inspections", id: "inspections") {
      if inspections.isEmpty {
        emptyState("No inspection has been published here yet.") {}
      } else {
        cards { for one in inspections { card(one) } }
        p { link("All inspections, on one timeline", to: .timeline) }
      }
    }
  }

  private var waiting: HTML {
    part("Waiting for you", id: "waiting") {
      taskList(
        papers.map {
          TaskItem(
            $0.fileName, to: .paper($0.id), hint: "Uploaded by \($0.uploadedBy)",
            status: tag("To review", .caution))
        }
          + findings.map {
            TaskItem(
              $0.text, to: .finding($0.id), hint: "Was it too early to judge? Look again.",
              status: tag("Review due", .caution))
          })
    }
  }

  private func card(
    _ one: (inspection: Inspection, framework: FrameworkVersion, judgements: [Judgement])
  ) -> HTML {
    Web.card(
      one.inspection.title, to: .inspection(one.inspection.id),
      kicker: one.framework.framework.shortName
    ) {
      definitions(
        one.judgements.map { judgement in
          (
            one.framework.area(judgement.area)?.name ?? "",
            HTML(one.framework.grade(judgement.grade)?.name ?? "")
          )
        })
    }
  }
}

extension Transaction {
  /// Papers that were uploaded and wait for somebody to review them, the oldest first.
  fileprivate func waitingPapers(of authority: AuthorityID) throws -> [Paper] {
    try all(
      Paper.self,
      """
      SELECT * FROM paper
      WHERE authority_id = \(authority) AND state = \(Paper.State.toReview)
      ORDER BY uploaded_at, id
      """)
  }
}
