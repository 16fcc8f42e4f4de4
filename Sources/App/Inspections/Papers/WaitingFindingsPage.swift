import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What an accepted paper proposed and nobody has looked at yet.
struct WaitingFindingsPage {
  let visit: Visit
  let waiting: WaitingFindings
  let inspection: Inspection
  let themes: Themes
  let problems: [Problem]

  var page: Page {
    Page(
      "\(Words.count(waiting.proposed.count, "proposed finding waits", "proposed findings wait"))",
      kicker: inspection.title,
      breadcrumbs: [
        Breadcrumb("Inspections", .inspections),
        Breadcrumb(inspection.title, .inspection(inspection.id)),
      ]
    ) {
      lead(
        "They were read from \(waiting.paper.fileName), and nobody has said yet whether they are findings. Take them, or put them aside."
      )
      if waiting.rows.isEmpty { emptyState("Nothing waits.") } else { form }
    }
  }

  private var form: HTML {
    let answers = ReviewAnswers(reading: waiting.reading).corrected(by: visit.form)
    let sheet = FormSheet(
      visit, problems: problems, values: FormValues(answers.form.fields))
    return HTML {
      sheet.form(
        to: .findingsOfPaper(waiting.paper.id), submit: "Record those chosen",
        cancel: .inspection(inspection.id),
        more: HTML {
          submitButton(
            "Put the rest aside", name: "then", value: SettleFindings.Wish.aside.rawValue,
            style: .quiet)
        }
      ) {
        sheet.hidden("version", sheet.value("version") ?? "\(waiting.paper.version)")
        // What the Enter key presses: only what was chosen is recorded.
        button(
          "Record", .type(.submit), .name("then"), .value(SettleFindings.Wish.chosen.rawValue),
          .hidden)
        ReviewFindings(
          paper: waiting.paper, reading: waiting.reading, sheet: sheet, answers: answers,
          themes: themes.inUse(on: visit.today), waiting: waiting.rows
        ).html
      }
    }
  }
}

extension PaperHandlers {
  @Sendable func waitingFindings(_ visit: Visit) async throws -> Answer {
    .page(try await waitingPage(visit, []))
  }

  @Sendable func settleFindings(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("paper", of: Paper.self)
    let wish = visit.form["then"].flatMap { SettleFindings.Wish(rawValue: $0) } ?? .chosen
    return try await visit.retrying {
      let (recorded, left) = try await SettleFindings(visit)(
        wish, of: id, readAt: visit.form.entry().version(), form: visit.form)
      let paper = try await visit.store.read { try $0.paper(id, of: visit.authority) }
      let done =
        wish == .aside
        ? (recorded.isEmpty
          ? "" : "\(Words.count(recorded.count, "finding was", "findings were")) recorded. ")
          + "The rest were put aside. The paper itself still has them."
        : "\(Words.count(recorded.count, "finding was", "findings were")) recorded."
      guard left == 0, let inspection = paper.inspection else {
        return .redirect(.findingsOfPaper(id), notice: done)
      }
      return .redirect(Address.inspection(inspection).at("findings"), notice: done)
    } onProblems: {
      try await waitingPage(visit, $0)
    }
  }

  private func waitingPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let id = try visit.id("paper", of: Paper.self)
    return try await visit.store.read { db in
      let waiting = try db.waitingFindings(of: try db.paper(id, of: visit.authority))
      guard let inspection = waiting.paper.inspection else {
        throw Refusal.notFound("This paper makes no inspection.")
      }
      return WaitingFindingsPage(
        visit: visit, waiting: waiting,
        inspection: try db.inspection(inspection, of: visit.authority),
        themes: try db.themes(of: visit.authority), problems: problems
      ).page
    }
  }
}
