import Civil
import ImprovementPlan
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One consultation: whom, when, how; what was heard, and what changes because of it.
struct ConsultationPage {
  let file: ConsultationFile
  let plan: Plan
  let holder: OwnerName?
  let actions: [Action]
  /// What of the plan it is about, by outcome.
  let recommendations: [(outcome: PlanOutcome.ID, recommendation: Recommendation)]
  let visit: Visit

  static func load(_ visit: Visit) async throws -> Page {
    let id: Consultation.ID = try visit.id("consultation")
    let visit = visit.asAsked(VoiceSlice.tables)
    return try await visit.read { db in
      let file = try db.consultationFile(id, of: visit.authority)
      let named = Set(file.actions + file.citations.map(\.action))
      let holder = file.consultation.holder
      return ConsultationPage(
        file: file, plan: try db.plan(file.consultation.plan, of: visit.authority),
        holder: try holder.flatMap { owner in
          try db.ownerNames(of: [owner], in: visit.authority, on: visit.today)[owner]
        },
        actions: try db.planActions(file.consultation.plan, of: visit.authority)
          .filter { named.contains($0.id) },
        recommendations: try db.planRecommendations(file.consultation.plan, of: visit.authority)
          .filter { file.outcomes.contains($0.outcome) }, visit: visit
      ).page
    }
  }

  private var consultation: Consultation { file.consultation }
  private var state: Consultation.State { consultation.state(on: visit.today) }
  private var mayManage: Bool { visit.user.may(.managePlan) }
  private var past: CivilDate? { visit.shownDay }

  var page: Page {
    Page(
      consultation.title, kicker: "Consultation",
      breadcrumbs: [Breadcrumb("Consultations", Address.consultations.asAt(past))], thread: thread
    ) {
      visit.asAtNote
      p { tag(state.title, state.tone) }
      next
      facts
      groups
      if consultation.heldOn != nil {
        heard
        answers
        evidence
      }
      visit.asAtForm("The consultation as at another day")
      visit.historyLink("History of this consultation", of: Consultation.table, consultation.id)
    }
  }

  private var thread: GoldenThread {
    GoldenThread(
      [
        GoldenThread.Step(
          kind: "Improvement plan", text: plan.fullTitle, address: Address.plan(plan.id).asAt(past))
      ]
        + recommendations.map { one in
          GoldenThread.Step(
            kind: one.recommendation.reference, text: one.recommendation.text,
            address: Address.outcome(one.outcome, inPlan: plan.id).asAt(past))
        } + [
          GoldenThread.Step(kind: "Consultation", text: consultation.title, address: nil)
        ]
        + actions.map {
          GoldenThread.Step(
            kind: $0.reference, text: $0.title, address: Address.action($0.id).asAt(past))
        })
  }

  @HTMLBuilder private var next: HTML {
    if file.groups.isEmpty, consultation.stands {
      insetText(
        "No group is named yet. A plan cannot be published before every consultation says which groups are asked."
      )
    }
    if mayManage, state != .cancelled {
      buttonRow {
        if file.groups.isEmpty {
          buttonLink("Name a group", to: .consultation(consultation.id, "groups"))
        }
        buttonLink(
          consultation.heldOn == nil ? "Record that it was held" : "Change what was heard",
          to: .consultation(consultation.id, "held"),
          style: file.groups.isEmpty || consultation.heldOn != nil ? .secondary : .primary)
        if consultation.heldOn == nil {
          buttonLink(
            "Change it", to: .consultation(consultation.id, "edit"), style: .secondary)
          buttonLink("Call it off", to: .consultation(consultation.id, "cancel"), style: .quiet)
        }
      }
    }
  }

  private var facts: HTML {
    summaryList(
      [
        SummaryRow("About") { link(plan.fullTitle, to: Address.plan(plan.id).asAt(past)) },
        SummaryRow("What they are asked", consultation.question),
        SummaryRow("How", consultation.method),
        SummaryRow("For", consultation.audience),
        SummaryRow("Held by", holder?.name ?? ""),
        SummaryRow("Planned for") {
          day(consultation.plannedOn, else: "No day yet")
          if let first = consultation.firstPlannedOn, first != consultation.plannedOn {
            span(" (first planned for \(first.longForm))", .class("muted"))
          }
        },
        SummaryRow("Held on") { day(consultation.heldOn, else: "Not yet") },
        SummaryRow("They are told what came of it by") {
          day(consultation.tellBackBy, else: "No day yet")
        },
      ]
        + (consultation.heldOn == nil
          ? [] : [SummaryRow("Took part", consultation.tookPart.map { "\($0)" } ?? "Not counted")])
        + (consultation.cancelledOn == nil
          ? []
          : [
            SummaryRow("Called off") {
              day(consultation.cancelledOn, else: "")
              HTML(": \(consultation.cancelledBecause)")
            }
          ]))
  }

  private var groups: HTML {
    part("Groups", id: "groups") {
      if file.groups.isEmpty {
        p("None is named yet.")
      } else {
        dataTable(
          "Groups", isCaptionHidden: true,
          columns: mayManage ? ["Name", "Kind", "Ages", "Change"] : ["Name", "Kind", "Ages"],
          rows: file.groups.map { group in
            [HTML(group.name), HTML(group.kind.title), HTML(group.ages)]
              + (mayManage
                ? [
                  visit.sheet.button(
                    "Take \(group.name) off", to: .removeConsultationGroup(group.id),
                    style: .quiet)
                ] : [])
          })
      }
      if mayManage, !file.groups.isEmpty {
        buttonRow {
          buttonLink(
            "Name another group", to: .consultation(consultation.id, "groups"), style: .secondary)
        }
      }
    }
  }

  private var heard: HTML {
    part("What we heard", id: "heard") { prose(consultation.heard) }
  }

  private var answers: HTML {
    part("You said, we did", id: "you-said") {
      if file.answers.isEmpty {
        p("Nothing is written down yet of what changes because of it.")
      } else {
        dataTable(
          "You said, we did", isCaptionHidden: true,
          columns: ["You said", "Our answer", "Told"],
          rows: file.answers.map { said in
            [
              mayManage ? link(said.said, to: .youSaid(said.id)) : HTML(said.said),
              said.answer.map { answer in
                HTML {
                  strong(answer.title)
                  HTML(": \(said.response)")
                }
              } ?? tag("Not answered yet", .caution),
              said.toldOn.map { shortDay($0) } ?? HTML("Not yet"),
            ]
          })
      }
      if mayManage {
        buttonRow {
          buttonLink(
            "Add what they said", to: .consultation(consultation.id, "said"), style: .secondary)
        }
      }
    }
  }

  private var evidence: HTML {
    part("Cited as evidence", id: "evidence") {
      if file.citations.isEmpty {
        p("No action cites it yet.")
      } else {
        ul {
          for citation in file.citations {
            if let action = actions.first(where: { $0.id == citation.action }) {
              li {
                link(
                  "\(action.reference) \(action.title)", to: Address.action(action.id).asAt(past))
                HTML(": ")
                link("the evidence", to: Address.evidence(citation.evidence).asAt(past))
              }
            }
          }
        }
      }
      if mayManage, plan.state != .closed {
        buttonRow {
          buttonLink(
            "Cite it as evidence for an action", to: .consultation(consultation.id, "cite"),
            style: .secondary)
        }
      }
    }
  }
}
