import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One edition for those who prepare and approve it: how it stands, what is missing, what can be
/// done next.
struct EditionPage {
  let edition: PlanEdition
  let plan: Plan
  let content: EditionContent
  let check: PublicationCheck
  /// What it says otherwise than the edition before; nil for the first.
  let changes: [String]?
  /// What it tells the public that is so no more, in sentences.
  let toldNoMore: [String]
  /// The edition of the plan that everybody reads now; nil where none is public.
  let holding: PlanEdition?
  let visit: Visit
  var problems: [Problem] = []

  static func load(_ visit: Visit, _ problems: [Problem] = []) async throws -> Page {
    let id: PlanEdition.ID = try visit.id("edition")
    return try await visit.store.read { db in
      let edition = try db.edition(id, of: visit.authority)
      let content = try db.content(of: edition, in: visit.world, for: visit.user)
      return EditionPage(
        edition: edition, plan: try db.plan(edition.plan, of: visit.authority), content: content,
        check: try db.publicationCheck(of: content, edition, in: visit.world, for: visit.user),
        changes: try db.changes(in: content, of: edition, in: visit.world)?.told.sentences,
        toldNoMore: edition.state == .published
          ? try db.toldNoMore(by: content, of: edition, in: visit.world, for: visit.user) : [],
        holding: try db.holding(after: edition), visit: visit, problems: problems
      ).page
    }
  }

  private var isDraft: Bool { edition.state == .draft }
  private var mayPrepare: Bool { visit.user.may(.managePlan) }
  private var mayPublish: Bool { visit.user.may(.publishPlan) }

  var page: Page {
    Page(
      edition.label, kicker: "Edition of \(plan.title)",
      breadcrumbs: [
        Breadcrumb("Plans", .plans), Breadcrumb(plan.title, .plan(plan.id)),
        Breadcrumb("Published editions", .editions(ofPlan: plan.id)),
      ]
    ) {
      if isWarned { warned } else if !problems.isEmpty { refused }
      p { tag(edition.state.title, edition.state.tone) }
      next
      facts
      if isDraft || edition.state == .proposed {
        part("Before it can be published", id: "conditions") { ConditionsView(check: check).html }
      }
      EditionFiguresView(figures: check.figures, edition: edition).html
      words
      if let changes { changed(changes) }
      visit.historyLink("History of this edition", of: PlanEdition.table, edition.id)
    }
  }

  /// Somebody puts it forward with words that disagree with its figures.
  private var isWarned: Bool { problems.contains { $0.field == NarrativeAnswer.field } }

  private var warned: HTML {
    let sheet = FormSheet(visit, problems: problems)
    return sheet.form(
      to: .edition(edition.id, "propose"), submit: "Put it forward as it is written",
      cancel: .edition(edition.id)
    ) {
      NarrativeAside(
        sheet, check.figures.lines.filter { $0.kept == nil }.map(\.disagreement),
        plan: edition.plan, needsReason: true
      ).html
      sheet.hidden("version", edition.version)
    }
  }

  private var refused: HTML {
    div(.class("error-summary"), .role("alert"), .id("problems"), .tabindex(-1), .autofocus) {
      h2("It cannot be put forward yet")
      ul {
        for gap in check.gaps where !gap.condition.isWarning {
          li { link(gap.words, to: gap.address) }
        }
      }
    }
  }

  @HTMLBuilder private var next: HTML {
    if isDraft, !edition.returnedBecause.isEmpty {
      insetText("It was sent back: \(edition.returnedBecause)")
    }
    ConditionsView(check: check).movedOn
    if !toldNoMore.isEmpty {
      insetText(
        toldNoMore.joined(separator: " ")
          + " Publish a new edition, or withdraw this one.")
    }
    buttonRow {
      buttonLink(
        "See what the public will see", to: .edition(edition.id, "preview"), style: .secondary)
      if isDraft, mayPrepare {
        visit.sheet.button(
          "Put it forward for approval", to: .edition(edition.id, "propose"),
          style: check.passes ? .primary : .secondary, values: ["version": edition.version])
        buttonLink("Change the summary", to: .edition(edition.id, "edit"), style: .secondary)
        visit.sheet.button("Give it up", to: .edition(edition.id, "discard"), style: .quiet)
      }
      if edition.state == .proposed, mayPublish {
        if !edition.isWriter(visit.user) {
          buttonLink("Read and approve", to: .edition(edition.id, "approve"))
        }
        buttonLink("Send it back", to: .edition(edition.id, "return"), style: .secondary)
      }
      if edition.state == .published {
        buttonLink("Its public page", to: .publishedPlan(edition.id), style: .secondary)
        if mayPublish {
          buttonLink("Withdraw it", to: .edition(edition.id, "withdraw"), style: .quiet)
        }
      }
    }
    if edition.state == .proposed, mayPublish, edition.isWriter(visit.user) {
      p("You have prepared this edition, so somebody else approves it.")
    }
  }

  private var facts: HTML {
    let change = isDraft && mayPrepare ? Address.edition(edition.id, "edit") : nil
    var rows = [
      SummaryRow("Plan") { link(plan.fullTitle, to: .plan(plan.id)) },
      SummaryRow("Edition", edition.label, change: change),
      SummaryRow("Prepared by", edition.preparedBy),
      SummaryRow("Put forward on") { day(edition.frozenOn, else: "Not yet") },
      SummaryRow("Published on") { day(edition.publishedOn, else: "Not yet") },
      SummaryRow("Approved by", edition.approvedBy ?? "Nobody yet"),
    ]
    if let sha256 = edition.sha256 { rows.append(SummaryRow("SHA-256", sha256)) }
    if !edition.approvedBecause.isEmpty {
      rows.append(SummaryRow("Why in spite of warnings", edition.approvedBecause))
    }
    if edition.state == .withdrawn {
      rows.append(
        SummaryRow("Withdrawn") {
          day(edition.withdrawnOn, else: "")
          HTML(" by \(edition.withdrawnBy ?? ""): \(edition.withdrawnBecause)")
        })
      rows.append(
        SummaryRow("The edition that holds now") {
          if let holding { link(holding.label, to: .edition(holding.id)) } else { HTML("None") }
        })
    }
    return summaryList(rows)
  }

  private var words: HTML {
    part("Its words", id: "words") {
      if content.summary.isEmpty {
        muted("There is no summary yet.")
      } else {
        prose(content.summary)
      }
      dataTable(
        "Plain words, by recommendation", columns: ["Recommendation", "In plain words"],
        rows: content.plan.recommendations.map { one in
          [reference(of: one), plainWords(of: one)]
        })
    }
  }

  private func reference(of one: PublicPlan.Recommendation) -> HTML {
    guard isDraft, mayPrepare, let outcome = PlanOutcome.ID(one.outcome) else {
      return HTML(one.reference)
    }
    return link("Words for \(one.reference)", to: .editionWords(of: outcome, in: edition.id))
  }

  private func plainWords(of one: PublicPlan.Recommendation) -> HTML {
    guard let words = content.words[one.outcome], !words.asked.isEmpty else {
      return tag("Not written yet", .caution)
    }
    return HTML {
      p(words.asked)
      p(content.promised(for: one))
      if !words.because.isEmpty { muted("Nothing is done yet because: \(words.because)") }
    }
  }

  private func changed(_ changes: [String]) -> HTML {
    part("What has changed since the edition before", id: "changes") {
      if changes.isEmpty { p("Nothing.") } else { ul { for one in changes { li(one) } } }
    }
  }
}
