import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One import: how far it is, and a line for each file with what became of it.
struct ImportPage {
  let visit: Visit
  let batch: ImportBatch
  let files: [ImportFile]
  /// The lines of the register that files are about.
  let lines: [ID<NationalInspection>: NationalInspection]
  let councils: CouncilIndex
  let problems: [Problem]

  private var done: Int { files.count { $0.state == .done } }
  private var isDone: Bool { done == files.count }

  var page: Page {
    Page(
      "Import of \(batch.startedAt.forPeople)", kicker: batch.target.title,
      breadcrumbs: [Breadcrumb("Papers", .papers), Breadcrumb("Imports", .imports)]
    ) {
      div(.id("import"), .class("live"), .when(!isDone, .data("live", "2000"))) {
        progressBar(
          done, of: files.count, "\(done) of \(Words.count(files.count, "file")) read",
          tone: isDone ? .good : .gold)
        if isDone { summary } else { underWay }
        if files.count < batch.sent { missing }
        table
      }
      if files.contains(where: { $0.outcome?.kind == .failed && $0.document != nil }) {
        visit.sheet.button("Read the failed files again", to: .retryImport(batch.id))
      }
      more
    }
  }

  /// As they were sent; at the end those first that somebody has to look at.
  private var inOrder: [ImportFile] {
    guard isDone else { return files }
    let problems = files.filter { $0.outcome?.kind.isProblem == true }
    return problems + files.filter { $0.outcome?.kind.isProblem != true }
  }

  private var underWay: HTML {
    p {
      "The files are read in the background; you may leave this page. "
      noscript {
        link("Show how far it is now", to: .importBatch(batch.id))
        refresh(afterSeconds: 5)
      }
    }
  }

  @HTMLBuilder private var summary: HTML {
    let kinds = ImportOutcome.Kind.allCases.compactMap { kind in
      let count = files.count { $0.outcome?.kind == kind }
      return count == 0 ? nil : KeyFigure("\(count)", kind.title, tone: kind.tone)
    }
    keyFigures(kinds)
  }

  private var missing: HTML {
    warningText(
      "\(Words.count(batch.sent, "file was", "files were")) sent and \(files.count) arrived. Wait a moment if they are still coming; else send the others again."
    )
  }

  private var table: HTML {
    dataTable(
      "Files of this import", isCaptionHidden: true,
      columns: ["File", "What became of it", "Which"], rows: inOrder.map(row))
  }

  private func row(_ file: ImportFile) -> [HTML] {
    guard let outcome = file.outcome else {
      return [
        HTML(file.name),
        file.state == .reading ? tag("Being read", .gold) : tag("Waiting", .neutral), HTML("–"),
      ]
    }
    return [
      HTML(file.name), tag(outcome.kind.title, outcome.kind.tone),
      div {
        p(outcome.sentence)
        links(file)
      },
    ]
  }

  @HTMLBuilder private func links(_ file: ImportFile) -> HTML {
    if let paper = file.paper {
      let text = file.outcome?.kind.waits == true ? "Review it" : "What was read"
      p { link(text, to: .paper(paper), .aria("label", "\(text): \(file.name)")) }
    }
    if let line = file.line.flatMap({ lines[$0] }) {
      p {
        link(
          "\(line.council) in the register", to: .registerCouncil(councils.slug(line.council)))
      }
    }
  }

  private var more: HTML {
    let sheet = FormSheet(visit, problems: problems)
    return part("Send more files") {
      sheet.form(
        to: .importFiles(batch.id), submit: "Send", hasFiles: true, style: .secondary
      ) { ImportForm.files(sheet, visit) }
    }
  }
}

extension ImportOutcome.Kind {
  var tone: Tone {
    switch self {
    case .entered, .completed, .joined: .good
    case .unchanged, .known, .left: .neutral
    case .toReview: .gold
    case .conflict, .uncertain: .caution
    case .refused, .failed: .urgent
    }
  }

  /// Whether a person still has to review it.
  fileprivate var waits: Bool { self == .toReview || self == .conflict || self == .uncertain }
}
