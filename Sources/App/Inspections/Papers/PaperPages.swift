import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// A row of the list of papers.
struct PaperRow: RowDecodable {
  let paper: Paper

  init(row: Row) throws { paper = try Paper(row: row) }

  /// For the file.
  var became: String {
    if paper.inspection != nil { return "inspection" }
    return paper.registerLine == nil ? paper.filedBecause : "line of the register"
  }
}

enum PaperSort: String, ListSort {
  case uploaded, name

  var key: SQL {
    switch self {
    case .uploaded: "paper.uploaded_at"
    case .name: "lower(paper.file_name)"
    }
  }
}

enum PaperList {
  static func listing(_ visit: Visit) async throws -> Listing<PaperRow, PaperSort> {
    try await list.load(
      for: visit,
      from: ListQuery(
        select: "paper.*", from: "paper", id: "paper.id",
        where: ["paper.authority_id = \(visit.authority)"]))
  }

  private static let list = List<PaperRow, PaperSort>(
    "Papers", noun: ("paper", "papers"), sortedBy: .uploaded, isDescending: true,
    columns: [
      ListColumn("File", sort: .name, text: \.paper.fileName) {
        link($0.paper.fileName, to: .paper($0.paper.id))
      },
      ListColumn("State", text: \.paper.state.title) { $0.paper.state.tag },
      ListColumn("Uploaded", sort: .uploaded, text: { $0.paper.uploadedAt.forTables }),
      ListColumn("By", text: \.paper.uploadedBy),
      ListColumn("Pages", isNumber: true, text: { "\($0.paper.pages)" }),
      ListColumn("Became", text: \.became) { row in
        if let id = row.paper.inspection { return link("The inspection", to: .inspection(id)) }
        if row.paper.registerLine != nil { return link("A line of the register", to: .register) }
        return HTML(row.paper.filedBecause.isEmpty ? "–" : row.paper.filedBecause)
      },
    ],
    filters: [
      .search("words", "File, person or reason") {
        """
        (lower(paper.file_name) LIKE \($0) ESCAPE '\\'
          OR lower(paper.uploaded_by) LIKE \($0) ESCAPE '\\'
          OR lower(paper.filed_because) LIKE \($0) ESCAPE '\\')
        """
      },
      .choice(
        "state", "State",
        Paper.State.allCases.map {
          ListFilter.Option($0.rawValue, $0.title, "paper.state = \($0)")
        }),
    ], empty: "No paper was uploaded yet.")
}

extension Paper.State {
  var tag: HTML {
    switch self {
    case .toReview: Web.tag(title, .gold)
    case .accepted: Web.tag(title, .good)
    case .filed: Web.tag(title, .info)
    case .discarded: Web.tag(title, .neutral)
    }
  }
}

/// Where a report is dropped.
struct UploadPage {
  /// What a browser offers to choose; what a file really is, its content says.
  static let accepted =
    ".pdf,.html,.htm,.txt,.docx,application/pdf,text/html,text/plain,\(MediaType.word.rawValue)"

  let visit: Visit
  let problems: [Problem]

  var page: Page {
    let sheet = FormSheet(visit, problems: problems)
    return Page("Upload a report", breadcrumbs: [Breadcrumb("Papers", .papers)]) {
      lead(
        "Drop an inspection report here. It is read, and you see what was understood beside the page it came from. Nothing is recorded before you accept it."
      )
      sheet.form(
        to: .papers, submit: "Upload and read", cancel: .papers, hasFiles: true
      ) {
        sheet.fileUpload(
          "file", "The report",
          hint:
            "A PDF of at most \(visit.world.documents.sizeLimit >> 20) MB, as the inspectorate publishes it: not locked with a password, not a scan. A summary for children may be a web page or a text.",
          accept: Self.accepted, mostBytes: visit.world.documents.sizeLimit)
        if !problems.isEmpty {
          sheet.checkbox(
            "keep", "Keep it although it is no report that can be read",
            hint:
              "Choose the file again and tick this: it is filed away among the papers, with the reason above. Nothing is recorded from it."
          )
        }
      }
      fold("What can be read") {
        ul {
          li("Full inspections of children’s services since 2013, and their re-inspections")
          li("Inspections of child protection and of looked-after children, 2012 and 2013")
          li("Joint targeted area inspections, focused visits and monitoring visits")
          li("Summaries for children and young people, as a PDF, a web page or a text")
        }
        p {
          "Anything else can be "
          link("entered by hand", to: .newInspection)
          "."
        }
      }
    }
  }
}

/// One page of a report as it was printed, with everything marked that was found on it.
struct PaperPageView {
  let paper: Paper
  let number: Int
  let reading: PaperReading
  /// Whether a picture can be made of it: of a PDF, not of a text or a web page.
  let isPictured: Bool

  var page: Page {
    Page(
      "Page \(number) of \(paper.pages)", kicker: paper.fileName,
      breadcrumbs: [
        Breadcrumb("Papers", .papers), Breadcrumb(paper.fileName, .paper(paper.id)),
      ]
    ) {
      sideBySide {
        if !isPictured {
          p { link("The file itself", to: .paperFile(paper.id)) }
          muted("It is no PDF, so there is no picture of its pages.")
        } else {
          svg(
            .viewBox(0, 0, size.width, size.height), .role("img"),
            .aria("label", "Page \(number) of the report")
          ) {
            PageMarks(paper: paper.id, page: number, width: size.width, height: size.height)
              .content(found.flatMap(\.place.marks))
          }
        }
        steps
      } beside: {
        part("Found on this page") {
          if found.isEmpty { muted("Nothing was taken from this page.") }
          for item in found {
            fold(item.what) {
              quotation(item.place.excerpt.readable, source: "as printed")
            }
          }
        }
        if !unread.isEmpty {
          part("Not understood") { for text in unread { p(text.readable) } }
        }
      }
    }
  }

  private var steps: HTML {
    p {
      if number > 1 { link("← Page \(number - 1)", to: .paperView(paper.id, number - 1)) }
      if number > 1, number < paper.pages { " · " }
      if number < paper.pages { link("Page \(number + 1) →", to: .paperView(paper.id, number + 1)) }
    }
  }

  private var found: [(what: String, place: PaperReading.Place)] {
    reading.places.filter { $0.place.page == number }
  }

  private var unread: [String] {
    reading.notUnderstood.filter { $0.page == number }.map(\.text)
  }

  private var size: (width: Double, height: Double) {
    let place = found.lazy.map(\.place).first { !$0.marks.isEmpty }
    return (place?.width ?? 595, place?.height ?? 842)
  }
}

extension PaperReading {
  /// The place of every value that has one, with what it is, where it goes on, and where the paper
  /// says otherwise.
  var places: [(what: String, place: Place)] {
    var found = [("Framework", framework)]
    for (what, value) in [
      ("Council", council), ("Visit start", visitStart), ("Visit end", visitEnd),
      ("Published", published), ("Lead inspector", leadInspector),
    ] {
      if let value { found.append((what, value)) }
    }
    found += judgements.map { ("Judgement: \($0.printedArea)", $0.grade) }
    found += recommendations.enumerated().map { ("Recommendation \($0 + 1)", $1.text) }
    found += findings.enumerated().map { (title(ofFinding: $0), $1.text) }
    return found.flatMap { what, value in
      [
        (what, value.place), ("\(what), continued", value.restPlace),
        ("\(what), said otherwise", value.otherPlace),
      ].compactMap { what, place in place.map { (what: what, place: $0) } }
    }
  }
}
