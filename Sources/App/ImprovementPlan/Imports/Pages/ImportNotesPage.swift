import Kernel
import Markup
import Reading
import SiteMap
import Storage
import Web

/// Everything about a file that a person should know, with its place and what to do.
struct ImportNotesPage {
  let planImport: PlanImport
  let digest: ImportDigest
  /// The rows that the plan has already, or seems to have.
  let there: [(line: ImportLine, cell: ImportTwinCell)]
  /// The rows whose words about progress name no state.
  let open: [(line: ImportLine, words: String)]

  var page: Page {
    Page("What needs a look", kicker: planImport.fileName, breadcrumbs: planImport.breadcrumbs()) {
      if digest.notes.isEmpty, there.isEmpty, open.isEmpty {
        emptyState("Everything in the rows was understood.") {
          buttonLink("Back to the preview", to: .planImport(planImport.id))
        }
      } else {
        lead(
          "Put dates right in their rows here; put other things right in the file and upload it again, or record it as it is and correct the actions afterwards."
        )
        if !there.isEmpty { therePart }
        if !open.isEmpty { openPart }
        for kind in kinds { part(kind) }
        if digest.noteCount > digest.notes.count {
          muted(
            "These are the first \(digest.notes.count) of \(digest.noteCount). Most of them have one cause: look at the columns."
          )
        }
        buttonRow { buttonLink("Back to the preview", to: .planImport(planImport.id)) }
      }
    }
  }

  private var kinds: [PlanProblem.Kind] {
    [.wrong, .notRead, .doubtful, .unsafe].filter { kind in
      digest.notes.contains { $0.kind == kind.rawValue }
    }
  }

  private func part(_ kind: PlanProblem.Kind) -> HTML {
    Web.part("\(kind.title) (\(digest.noteCounts[kind.rawValue] ?? 0))") {
      p(kind.advice)
      dataTable(
        kind.title, isCaptionHidden: true, columns: ["Place", "What was found"],
        rows: digest.notes.filter { $0.kind == kind.rawValue }.map {
          [place($0), HTML($0.message)]
        })
    }
  }

  private var therePart: HTML {
    Web.part("In the plan already (\(there.count))") {
      p(
        "Left out, so that nothing is doubled, unless it is not certain that it is the same action. Open the row to choose otherwise."
      )
      dataTable(
        "Rows that the plan has already", isCaptionHidden: true,
        columns: ["Place", "Row", "In the plan"],
        rows: there.prefix(ImportDigest.most).map { line, cell in
          [
            link(line.row.place, to: .importRow(line.number, of: planImport.id)),
            HTML(line.row.title), cell.inList,
          ]
        })
      if there.count > ImportDigest.most {
        muted("These are the first \(ImportDigest.most) of \(there.count).")
      }
    }
  }

  private var openPart: HTML {
    Web.part("How far is the work? (\(open.count))") {
      p {
        HTML(
          "These words do not say it. They are kept as what was said; say what they mean under “")
        link(
          ImportQuestions.Step.ratings.title, to: .planImport(planImport.id, "ratings"))
        HTML("”. Otherwise the work counts as not started.")
      }
      dataTable(
        "Rows that do not say how far the work is", isCaptionHidden: true,
        columns: ["Place", "Row", "What it says"],
        rows: open.prefix(ImportDigest.most).map { line, words in
          [
            link(line.row.place, to: .importRow(line.number, of: planImport.id)),
            HTML(line.row.title), HTML(words.onOneLine.shortened(to: 120)),
          ]
        })
      if open.count > ImportDigest.most {
        muted("These are the first \(ImportDigest.most) of \(open.count).")
      }
    }
  }

  private func place(_ note: ImportDigest.Note) -> HTML {
    note.line.map { link(note.place, to: .importRow($0, of: planImport.id)) } ?? HTML(note.place)
  }

  static func load(_ visit: Visit) async throws -> Page {
    let id: PlanImport.ID = try visit.id("import")
    return try await visit.store.read { db in
      let found = try db.openImport(id, of: visit.authority)
      let decisions = try ImportDecisions(found, on: visit.today, db)
      let lines = try db.lines(of: found, limit: RecordPlanImport.mostActions + 1)
      let twins = try ImportTwins(lines, decisions, db)
      return ImportNotesPage(
        planImport: found, digest: decisions.digest, there: twins.cells(lines, decisions),
        open: decisions.repaired(lines).filter { decisions.takes($0, twins) }.compactMap { line in
          decisions.openWords(of: line.row).map { (line, $0) }
        }
      ).page
    }
  }
}

extension PlanProblem.Kind {
  var title: String {
    switch self {
    case .wrong: "Cannot be right"
    case .doubtful: "Understood in one of several ways"
    case .notRead: "Not read"
    case .unsafe: "Kept as text"
    }
  }

  /// What becomes of it, and what to do.
  var advice: String {
    switch self {
    case .wrong:
      "The value is not recorded; the words of the cell stay with the action. Correct the cell, or enter the value afterwards."
    case .doubtful: "It is recorded as said here. Correct the cell if it means something else."
    case .notRead:
      "Nothing is recorded from it. If it should be, tick its row where that was set aside, or look at the columns."
    case .unsafe:
      "It opens like a formula. It is stored as text, and in every export it is marked so that no spreadsheet runs it."
    }
  }
}
