import Civil
import Kernel
import Markup
import SiteMap
import Web

/// One piece of evidence: what it is and of which day, who added it, who has verified it.
struct EvidencePage {
  let evidence: Evidence
  let about: EvidencePages.About
  let file: Document?
  let visit: Visit
  let sheet: FormSheet

  private var user: User { visit.user }

  var page: Page {
    Page(
      evidence.title, kicker: "Evidence", breadcrumbs: about.breadcrumbs(for: user),
      thread: GoldenThread([
        GoldenThread.Step(
          kind: about.reference, text: about.title, state: nil, address: about.address),
        GoldenThread.Step(
          kind: "Evidence", text: evidence.title, state: evidence.strength.title.lowercased(),
          address: nil),
      ])
    ) {
      visit.asAtNote
      p { EvidenceTable.standing(evidence) }
      facts
      if evidence.withdrawnOn == nil, about.plan.state != .closed {
        verifying
        withdrawing
      }
      visit.asAtForm("The evidence as at another day")
      if user.may(.readHistory) {
        p { link("History of this evidence", to: .history(of: "evidence", evidence.id)) }
      }
    }
  }

  private var facts: HTML {
    summaryList(
      [
        SummaryRow("For") { link("\(about.reference) \(about.title)", to: about.address) },
        SummaryRow("Kind", evidence.kind.title),
        SummaryRow("Strength") {
          HTML(evidence.strength.title)
          span(" \(evidence.strength.explanation)", .class("muted"))
        },
        SummaryRow("Of the day") { day(evidence.effectiveOn) },
        SummaryRow("What it shows") { prose(evidence.text) },
        SummaryRow("File") {
          if let file { link(file.name, to: .evidence(evidence.id, "file")) } else { HTML("None") }
        },
        SummaryRow("Added by", "\(evidence.addedBy), \(evidence.addedAt.forPeople)"),
        SummaryRow("Verified") { verified },
      ] + withdrawn)
  }

  @HTMLBuilder private var verified: HTML {
    if let by = evidence.verifiedBy, let at = evidence.verifiedAt {
      HTML("\(by), \(at.forPeople)")
      prose(evidence.verification)
    } else {
      HTML("Nobody has yet")
    }
  }

  private var withdrawn: [SummaryRow] {
    evidence.withdrawal.map { [SummaryRow("Withdrawn", $0)] } ?? []
  }

  @HTMLBuilder private var verifying: HTML {
    if evidence.verifiedAt == nil, user.may(.verifyWork) {
      part("Verify it", id: "verify") {
        if let refusal = FourEyes.refusal(
          to: user, against: evidence.addedByAccount, share: about.share)
        {
          insetText(refusal)
        } else {
          sheet.form(to: .evidence(evidence.id, "verify"), submit: "It is what it says") {
            sheet.textArea(
              "verification", "What did you look at, and what does it show?", rows: 3,
              maximum: 2000)
            sheet.hidden("version", evidence.version)
          }
        }
      }
    }
  }

  @HTMLBuilder private var withdrawing: HTML {
    let mayWrite =
      about.subject.action == nil
      ? user.may(.managePlan) : user.may(.updateAction, as: about.standing.relationship)
    if mayWrite {
      fold("Withdraw this evidence") {
        sheet.form(
          to: .evidence(evidence.id, "withdraw"), submit: "Withdraw it", style: .warning
        ) {
          sheet.textArea("reason", "Why is it withdrawn?", rows: 2, maximum: 1000)
          sheet.hidden("version", evidence.version)
        }
      }
    }
  }
}
