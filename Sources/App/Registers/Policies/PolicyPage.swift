import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One policy: who keeps it, when its revision is due, and every revision there was.
struct PolicyPage {
  let visit: Visit
  let policy: Policy
  let revisions: [PolicyRevision]
  let owner: OwnerName?
  /// Who approved each revision.
  let approvers: DatedOwnerNames
  /// Approvals in the name of a post that nobody held.
  let vacant: Set<DatedOwner>

  init(_ id: ID<Policy>, for visit: Visit, in db: Transaction) throws {
    self.visit = visit
    policy = try db.policy(id, of: visit.authority)
    revisions = try db.revisions(of: policy)
    owner = try policy.owner.flatMap {
      try db.ownerNames(of: [$0], in: visit.authority, on: visit.today)[$0]
    }
    approvers = try db.ownerNames(of: revisions.map(\.approval), in: visit.authority)
    vacant = try db.vacancies(among: revisions.map(\.approval), in: visit.authority)
  }

  private var mayManage: Bool { visit.mayManageRegisters && policy.endedOn == nil }
  private var waiting: PolicyRevision? { revisions.first { $0.publishedOn == nil } }

  var page: Page {
    Page(
      policy.title, kicker: "Policy",
      breadcrumbs: [
        visit.registersCrumb,
        Breadcrumb("Policies", Address.policies.asAt(visit.shownDay)),
      ]
    ) {
      visit.asAtNote
      p { policy.standing(on: visit.today).html }
      facts
      if let waiting, mayManage { publication(of: waiting) }
      if mayManage { buttons }
      history
      visit.asAtForm("The policy as at another day")
      visit.historyLink("History of this policy", of: Policy.table, policy.id)
    }
  }

  private var facts: HTML {
    let change = mayManage ? Address.policy(policy.id, "edit") : nil
    return summaryList(
      [
        SummaryRow("Owner", change: change) { ownerName },
        SummaryRow("Next revision due", change: change) {
          day(policy.dueOn)
          if policy.firstDueOn != policy.dueOn {
            span(" (first set for \(policy.firstDueOn.longForm))", .class("muted"))
          }
        },
      ]
        + (policy.endedOn == nil ? [] : [SummaryRow("Why it ended", policy.endedBecause)]))
  }

  @HTMLBuilder private var ownerName: HTML {
    if let owner {
      HTML(owner.name)
      if let detail = owner.detail { span(" \(detail)", .class("muted")) }
    } else {
      span("Nobody yet", .class("muted"))
    }
  }

  private func publication(of revision: PolicyRevision) -> HTML {
    panel("Approved, not published yet") {
      p(
        "Revision \(revision.number) was approved on \(revision.approvedOn.longForm). Until it is published nobody can work by it."
      )
      buttonRow {
        buttonLink("Publish this revision", to: .publishPolicyRevision(revision.id))
      }
    }
  }

  private var buttons: HTML {
    buttonRow {
      if waiting == nil {
        buttonLink("Record an approved revision", to: .policy(policy.id, "revise"))
      }
      buttonLink("Change the policy", to: .policy(policy.id, "edit"), style: .secondary)
      buttonLink("Take it out of force", to: .policy(policy.id, "end"), style: .quiet)
    }
  }

  private var history: HTML {
    part("Revisions", id: "revisions") {
      if revisions.isEmpty {
        p("No revision has been recorded yet.")
      } else {
        dataTable(
          "Revisions of \(policy.title)", isCaptionHidden: true,
          columns: ["Revision", "What changed", "Was due", "Approved", "Published", "File"],
          rows: revisions.map(row))
      }
    }
  }

  private func row(_ revision: PolicyRevision) -> [HTML] {
    [
      HTML("\(revision.number)"),
      HTML(revision.whatChanged),
      shortDay(revision.firstDueOn),
      span {
        shortDay(revision.approvedOn)
        " by \(approvers.words(revision.approvedBy, on: revision.approvedOn) ?? "somebody who has left the directory")"
        if vacant.contains(revision.approval) {
          " "
          tag("Nobody held this post then", .caution)
        }
      },
      revision.publishedOn.map { published in
        span {
          shortDay(published)
          if published > revision.firstDueOn {
            " "
            tag("Late", .caution)
          }
        }
      } ?? tag("Not yet", .caution),
      revision.document == nil
        ? HTML("None") : link("Open", to: .policyDocument(ofRevision: revision.id)),
    ]
  }
}
