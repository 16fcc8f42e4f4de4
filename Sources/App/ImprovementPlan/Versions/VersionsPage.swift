import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The versions of a plan: each with its day, who approved it, and how much had changed.
struct VersionsPage {
  let overview: PlanOverview
  let versions: [VersionFile]
  let user: User
  let asAt: AsAt

  private var plan: Plan { overview.plan }
  private var here: Address { .versions(ofPlan: plan.id) }
  private var mayApprove: Bool {
    user.may(.managePlan) && plan.state == .agreed && overview.asAt == nil
  }

  var page: Page {
    Page(
      "Versions of the plan", kicker: plan.title,
      breadcrumbs: [
        Breadcrumb("Plans", overview.address(.plans)),
        Breadcrumb(plan.title, overview.address(.plan(plan.id))),
      ]
    ) {
      AsAtNote(overview: overview, here: here).html
      lead(
        "Each version is the plan as it stood when its approval was recorded. It stays readable as it was."
      )
      if versions.isEmpty {
        p(
          overview.asAt == nil
            ? "No version has been approved yet. The plan is read as it stands today."
            : "No version had been approved by then.")
      } else {
        table
        if let last = versions.last { since(last.version) }
      }
      if mayApprove {
        buttonRow { buttonLink("Record an approved version", to: .approveVersion(ofPlan: plan.id)) }
      }
      asAt.form(to: here, title: "As at")
    }
  }

  private var table: HTML {
    dataTable(
      "Versions, the latest first",
      columns: [
        "Version", "Belongs to", "Approved by", "Approved on", "Changes since the one before",
      ],
      rows: versions.reversed().map { file in
        let version = file.version
        return [
          link(version.title, to: .planVersion(version.id, ofPlan: plan.id)),
          HTML(version.owningBody.isEmpty ? "Nobody was named" : version.owningBody),
          HTML("\(file.approver), \(version.paper)"),
          HTML {
            shortDay(version.approvedOn)
            if let note = file.sinceApproval.note { div(note, .class("muted")) }
          },
          HTML(file.former == nil ? "The first version" : "\(file.changes.count)"),
        ]
      })
  }

  private func since(_ last: PlanVersion) -> HTML {
    p {
      link(
        "What has changed since version \(last.number)",
        to: overview.address(
          Address.changes(ofPlan: plan.id).with("since", last.takenOn.description)))
    }
  }

  static func load(_ visit: Visit, with registers: RegisterLinks) async throws -> Page {
    let overview = try await PlanOverview.load(visit)
    return try await visit.store.read { db in
      VersionsPage(
        overview: overview,
        versions: try db.versions(of: overview.plan.id, in: visit.authority)
          .filter { $0.takenOn <= overview.dates.today }
          .map { try VersionFile($0, in: visit.world, for: visit.user, with: registers, db) },
        user: visit.user, asAt: AsAt(visit)
      ).page
    }
  }
}

/// One version, as it was.
struct VersionPage {
  let plan: Plan
  let file: VersionFile
  /// Where the meeting stands at which it was approved.
  let meeting: Address?

  private var version: PlanVersion { file.version }
  private var digest: PlanDigest { file.digest }

  var page: Page {
    Page(
      version.title, kicker: plan.title,
      breadcrumbs: [
        Breadcrumb("Plans", .plans), Breadcrumb(plan.title, .plan(plan.id)),
        Breadcrumb("Versions", .versions(ofPlan: plan.id)),
      ]
    ) {
      lead(
        file.sinceApproval.sentence.map {
          "The plan as it stood when it was frozen. \($0) What has been changed since does not show here."
        } ?? "The plan as it was approved. What has been changed since does not show here.")
      facts
      changed
      recommendations
      actions
    }
  }

  private var facts: HTML {
    summaryList([
      SummaryRow("Title", digest.title),
      SummaryRow("Ambition", digest.ambition),
      SummaryRow("Answers") {
        if let inspections = digest.inspections {
          for inspection in inspections { div(inspection) }
        } else {
          span("Not kept in this version", .class("muted"))
        }
      },
      SummaryRow(
        "Belonged to", version.owningBody.isEmpty ? "Nobody was named" : version.owningBody),
      SummaryRow("Approved by") {
        HTML("\(file.approver) on \(version.approvedOn.longForm), \(version.paper)")
        if let meeting { div { link("The meeting", to: meeting) } }
      },
      SummaryRow("Frozen") {
        HTML("\(version.takenAt.forPeople) by \(version.takenBy)")
        div("SHA-256 \(version.sha256)", .class("muted"))
      },
      SummaryRow("Every page of it") {
        link(
          "The plan as it was stored at the end of \(version.takenOn.longForm)",
          to: Address.plan(plan.id).with("as-at", version.takenOn.description))
        div(
          "These pages go by the day, and show what was changed later on that day too.",
          .class("muted"))
      },
    ])
  }

  private var changed: HTML {
    part("What had changed", id: "changes") {
      if let former = file.former {
        if file.changes.isEmpty {
          p("Nothing had changed since version \(former.number).")
        } else {
          p("Since version \(former.number), \(former.days):")
          ul {
            for change in file.changes {
              li {
                HTML(change.words)
                if !change.by.isEmpty {
                  span(" \(change.by), \(change.on.shortForm)", .class("muted"))
                }
              }
            }
          }
        }
      } else {
        p("It was the first version.")
      }
    }
  }

  private var recommendations: HTML {
    part("Recommendations", id: "recommendations") {
      dataTable(
        "Recommendations of \(version.title)", isCaptionHidden: true,
        columns: ["Recommendation", "Delivery", "Impact", "Board"],
        rows: digest.recommendations.map { line in
          [
            HTML {
              HTML("\(line.reference) \(line.text)")
              if let answer = line.answer {
                div("Council’s answer: \(answer)", .class("muted"))
              }
            },
            HTML(line.deliveryWord ?? DeliveryRule.noAction),
            HTML(line.impactWord ?? DeliveryRule.notJudged),
            HTML(line.signedOff.map { "Signed off \($0)" } ?? "Open"),
          ]
        })
      muted(digest.impactRule)
    }
  }

  private var actions: HTML {
    part("Actions", id: "actions") {
      dataTable(
        "Actions of \(version.title)", isCaptionHidden: true,
        columns: ["Action", "Owner", "Delivery", "First due", "Due"],
        rows: digest.actions.map { line in
          [
            HTML("\(line.reference) \(line.title)"),
            HTML(line.owner ?? line.body ?? "Nobody yet"), HTML(line.word),
            day(line.firstDueOn, else: "No date"), day(line.dueOn, else: "No date"),
          ]
        })
      muted("How delivery is rated: \(digest.deliveryRule)")
    }
  }

  static func load(
    _ visit: Visit, meetings: MeetingLinks, with registers: RegisterLinks
  ) async throws -> Page {
    let id: Plan.ID = try visit.id("plan")
    let version: PlanVersion.ID = try visit.id("version")
    return try await visit.store.read { db in
      let found = try db.version(version, of: id, in: visit.authority)
      return VersionPage(
        plan: try db.plan(id, of: visit.authority),
        file: try VersionFile(found, in: visit.world, for: visit.user, with: registers, db),
        meeting: try found.meeting.flatMap { try meetings.addresses(of: [$0], visit, db)[$0] }
      ).page
    }
  }
}

extension Transaction {
  func version(
    _ id: PlanVersion.ID, of plan: Plan.ID, in authority: AuthorityID
  ) throws -> PlanVersion {
    guard let found = try find(id, of: authority), found.plan == plan else {
      throw Refusal.notFound("The plan has no such version. The link may be incomplete.")
    }
    return found
  }
}
