import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One action on the page behind a link: what is asked and why, its steps, what was said and
/// attached.
struct AskedTile {
  let one: AskedAction
  let pass: PartnerPass
  let sheet: FormSheet

  private var action: Action { one.action }
  private var isOpen: Bool { action.delivery != .complete }

  var html: HTML {
    card("\(action.reference) \(action.title)") {
      p { namedTag("Delivery", one.ratingWord, one.rating.tone) }
      answered
      summaryList(facts)
      steps
      attached
      words
      p { strong(one.next) }
      buttonRow { buttons }
    }
  }

  /// The recommendations that it answers, in the inspection's own words.
  @HTMLBuilder private var answered: HTML {
    for answer in one.beside.answers {
      quotation(
        answer.recommendation.text,
        source: "It answers \(answer.recommendation.bothReferences) of \(answer.inspection)")
    }
  }

  private var facts: [SummaryRow] {
    var rows = [
      SummaryRow("What will be done", action.whatWillBeDone),
      SummaryRow("It has worked when", action.measureOfSuccess),
      SummaryRow("Due") {
        day(action.dueOn, else: "No date yet")
        if action.dueOn != nil, action.completedOn == nil { div { latenessTag(one.lateness) } }
      },
    ]
    if let said = one.expectation, let expected = said.expectedOn {
      rows.append(
        SummaryRow("Expected by") {
          HTML(expected.longForm)
          div("said by \(said.recordedBy), \(said.recordedAt.forPeople)", .class("muted"))
        })
    }
    if one.isOwn, let next = one.nextUpdate {
      rows.append(SummaryRow("Update") { nextUpdateMark(next) })
    }
    if let said = one.progress {
      rows.append(
        SummaryRow("Said last") {
          HTML("\(said.delivery.title): \(said.note)")
          div("\(said.saidBy), \(said.recordedAt.forPeople)", .class("muted"))
        })
    }
    return rows
  }

  @HTMLBuilder private var steps: HTML {
    if !one.milestones.isEmpty {
      h4("Steps")
      ul { for step in one.milestones { li(.id("step-\(step.id)")) { self.step(step) } } }
    }
  }

  @HTMLBuilder private func step(_ step: Milestone) -> HTML {
    HTML(step.title)
    if let done = step.doneOn {
      HTML(" ")
      tag("Done", .good)
      div(
        "on \(done.longForm)" + (step.saidBy.isEmpty ? "" : ", said by \(step.saidBy)"),
        .class("muted"))
    } else {
      div(step.dueOn.map { "by \($0.longForm)" } ?? "no day is set", .class("muted"))
    }
    if one.isOwn { mark(step) }
  }

  @HTMLBuilder private func mark(_ step: Milestone) -> HTML {
    let target = Address.asked(pass.visitID, action.id, milestone: step.id)
    if step.doneOn == nil {
      sheet.button(
        "Mark as done today", to: target, values: ["version": step.version, "done": "today"],
        describedBy: "step-\(step.id)")
    } else if isOpen, pass.hasMarked(step) {
      sheet.button(
        "Not done after all", to: target, style: .quiet, values: ["version": step.version],
        describedBy: "step-\(step.id)")
    }
  }

  /// What is there already, so that nobody attaches it twice.
  @HTMLBuilder private var attached: HTML {
    if !one.evidence.isEmpty {
      h4("Attached so far")
      ul {
        for evidence in one.evidence {
          li {
            HTML("\(evidence.title) ")
            EvidenceTable.standing(evidence)
            div(source(of: evidence), .class("muted"))
            takeBack(evidence)
          }
        }
      }
    }
    takenBack
  }

  @HTMLBuilder private func takeBack(_ evidence: Evidence) -> HTML {
    if evidence.verifiedAt == nil, evidence.wasAttached(byLinkOf: pass.user) {
      p {
        link(
          "Take “\(evidence.title)” back",
          to: address("take-back").with("evidence", evidence.id.text))
      }
    }
  }

  /// What was taken back stays on record, and counts no more.
  @HTMLBuilder private var takenBack: HTML {
    if !one.takenBack.isEmpty {
      fold("Taken back (\(one.takenBack.count))") {
        ul {
          for evidence in one.takenBack {
            li {
              HTML("\(evidence.title) ")
              EvidenceTable.standing(evidence)
              div(evidence.withdrawal ?? "", .class("muted"))
            }
          }
        }
      }
    }
  }

  private func source(of evidence: Evidence) -> String {
    let file = evidence.document.flatMap { one.beside.files[$0] }
    return [
      file.map { "File: \($0)" } ?? "No file", "of \(evidence.effectiveOn.longForm)",
      "attached by \(evidence.addedBy), \(evidence.addedAt.forPeople)",
    ].joined(separator: "; ")
  }

  @HTMLBuilder private var words: HTML {
    if !one.beside.words.isEmpty {
      h4("Said by those who help")
      for said in one.beside.words { said.html }
    }
  }

  @HTMLBuilder private var buttons: HTML {
    let reference = action.reference
    if one.isOwn {
      buttonLink("Say how \(reference) is going", to: address("progress"))
    } else {
      buttonLink("Say something about \(reference)", to: address("word"))
    }
    buttonLink("Attach evidence to \(reference)", to: address("evidence"), style: .secondary)
    if one.question == nil {
      buttonLink("\(reference) is not ours", to: address("not-ours"), style: .secondary)
    }
  }

  private func address(_ step: String) -> Address { .asked(pass.visitID, action.id, step) }
}
