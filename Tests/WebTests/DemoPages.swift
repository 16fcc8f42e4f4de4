import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

enum DemoSort: String, ListSort {
  case title, due, progress

  var key: SQL {
    switch self {
    case .title: "lower(a.title)"
    case .due: "COALESCE(a.due_on, '9999-12-31')"
    case .progress: "a.progress"
    }
  }
}

/// The pages of the demonstration, written as a slice would write them.
struct DemoPages: Sendable {
  static func list(pageSize: Int = 20) -> List<DemoAction, DemoSort> {
    List(
      "Actions", noun: ("action", "actions"), sortedBy: .due,
      columns: [
        ListColumn("Action", sort: .title, text: \.title) {
          link($0.title, to: Address("demo", "actions", $0.id.text))
        },
        ListColumn("Due", sort: .due, text: { $0.dueOn?.description ?? "" }) {
          day($0.dueOn, else: "No date")
        },
        ListColumn("Status", text: { $0.status.title }) { tag($0.status.title, $0.status.tone) },
        ListColumn("Progress", sort: .progress, isNumber: true, text: { String($0.progress) }),
      ],
      filters: [
        .choice(
          "status", "Status",
          DemoAction.Status.allCases.map {
            ListFilter.Option($0.rawValue, $0.title, "a.status = \($0)")
          }),
        .search("words", "Words") { "lower(a.title) LIKE \($0) ESCAPE '\\'" },
      ], pageSize: pageSize)
  }

  static func query(_ authority: AuthorityID) -> ListQuery {
    ListQuery(
      select: "a.*", from: "plan_outcome AS a", id: "a.id",
      where: ["a.authority_id = \(authority)"])
  }

  func addRoutes(to site: inout Site) {
    site.describe(
      RecordKind(
        table: "plan_outcome", "Action", name: RecordName("title", of: "plan_outcome"),
        columns: ["due_on": "Due date"],
        words: ["status": .titles(of: DemoAction.Status.self, \.title)]))
    site.get("", for: .readPublished) { _ in .page(Page("Goldthread") { lead("Welcome.") }) }
    site.get("demo/gallery", for: .readPublished) { visit in .page(DemoGallery(visit: visit).page) }
    site.get("demo/actions", for: .readPlan) { visit in
      let listing = try await Self.list().load(for: visit, from: Self.query(visit.authority))
      return try listing.answer {
        Page("Actions") {
          lead("Everything that was promised in answer to an inspection.")
          listing.html
        }
      }
    }
    site.get("demo/actions/:action", for: .readPlan) { visit in
      let id: ID<DemoAction> = try visit.id("action")
      guard let action = try await visit.store.read({ try $0.find(id, of: visit.authority) }) else {
        throw Refusal.notFound("This action is not in the plan any more.")
      }
      return .page(DemoRecordPage(visit: visit, action: action).page)
    }
    site.get("demo/new", for: .managePlan) { visit in .page(Self.form(visit, [])) }
    site.post("demo/actions", for: .managePlan, bodyLimit: 20_000) { visit in
      try await visit.retrying {
        try await create(visit)
      } onProblems: {
        Self.form(visit, $0)
      }
    }
    site.post("demo/actions/:action", for: .managePlan) { visit in
      let id: ID<DemoAction> = try visit.id("action")
      let entry = visit.form.entry()
      let title = visit.form["title"] ?? ""
      try await visit.write(because: "action renamed") { db in
        guard var action = try db.find(id, of: visit.authority) else { return }
        action.version = entry.version()
        action.title = title
        try db.update(action)
      }
      return .redirect(Address("demo", "actions", id.text), notice: "The action was renamed.")
    }
    site.post("demo/upload", for: .managePlan, bodyLimit: 1 << 20) { visit in
      var entry = visit.form.entry()
      let file = entry.file("paper", "Choose a file")
      try entry.finish()
      return .redirect(.home, notice: "\(file.name) has \(file.bytes.count) bytes.")
    }
    site.get("demo/fault", for: .readPublished) { _ in throw DecodingFault("a fault of ours") }
    site.get("demo/own", for: .updateAction, as: .own) { visit in
      try visit.user.require(.updateAction, as: .own)
      return .page(Page("Own") { lead("Yours.") })
    }
  }

  private func create(_ visit: Visit) async throws -> Answer {
    var entry = visit.form.entry()
    let title = entry.text("title", "Say what is to be done", maximum: 120)
    let due = entry.optionalDate("due", "due date")
    let status = entry.choice("status", "Say how it stands", of: DemoAction.Status.self)
    try entry.finish()
    let action = DemoAction(title: title, dueOn: due, status: status)
    try await visit.write(because: "action added") { db in _ = try db.insert(action) }
    return .redirect(Address("demo", "actions", action.id.text), notice: "The action was added.")
  }

  static func form(_ visit: Visit, _ problems: [Problem]) -> Page {
    let sheet = FormSheet(visit, problems: problems, values: ["status": DemoAction.Status.open])
    return Page("Add an action", breadcrumbs: [Breadcrumb("Actions", Address("demo", "actions"))]) {
      lead("Say what will be done, so that somebody else could tell whether it was.")
      sheet.form(
        to: Address("demo", "actions"), submit: "Add the action", cancel: Address("demo", "actions")
      ) {
        sheet.textArea("title", "What is to be done?", rows: 3, maximum: 120)
        sheet.dateField("due", "When is it due?", isOptional: true)
        sheet.radios(
          "status", "How does it stand?",
          Choice.all(of: DemoAction.Status.self, titled: \.title) {
            $0 == .underWay ? "Somebody is working on it, and can say what was done last." : nil
          })
        sheet.select(
          "theme", "Theme", [Choice("mash", "Front door"), Choice("voice", "The child’s voice")],
          isOptional: true)
        sheet.checkboxes(
          "recommendations", "Which recommendations does it answer?",
          [
            Choice("7", "REC-2012-07", hint: "Management oversight of assessments"),
            Choice("8", "REC-2012-08", hint: "Return interviews after going missing"),
          ], isOptional: true)
        sheet.fileUpload("paper", "Paper", hint: "PDF, up to 20 MB.", isOptional: true)
      }
    }
  }
}

struct DemoRecordPage {
  let visit: Visit
  let action: DemoAction

  var page: Page {
    Page(
      action.title, kicker: "Action under REC-2012-07",
      breadcrumbs: [Breadcrumb("Actions", Address("demo", "actions"))], thread: thread
    ) {
      summaryList([
        SummaryRow("Due", change: Address("demo", "new")) {
          day(action.dueOn, else: "No date yet")
        },
        SummaryRow("Delivery") { tag(action.status.title, action.status.tone) },
        SummaryRow("Owner", "Rosalind Ashe, Improvement officer", change: Address("demo", "new")),
        SummaryRow("Partner", ""),
      ])
      part("Rename it") {
        let sheet = FormSheet(visit, values: ["title": action.title])
        sheet.form(to: Address("demo", "actions", action.id.text), submit: "Rename") {
          sheet.hidden("version", action.version)
          sheet.textField("title", "What is it called?")
        }
      }
      p { link("History of this action", to: .history(of: "plan_outcome", action.id)) }
    }
  }

  private var thread: GoldenThread {
    GoldenThread([
      .init(
        kind: "Finding 23",
        text:
          "Management oversight of assessments is not rigorous enough to prevent drift and delay.",
        state: "page 9", address: Address("demo", "gallery")),
      .init(
        kind: "REC-2012-07", text: "Ensure that managers sign off every assessment within 10 days.",
        state: "within three months", address: Address("demo", "gallery")),
      .init(kind: "Action", text: action.title, state: action.status.title, address: nil),
      .init(
        kind: "Evidence", text: "Audit of 40 assessments, February 2013", state: "sampled",
        address: Address("demo", "gallery")),
      .init(
        kind: "Measure", text: "Child seen alone at the assessment visit", state: "84 %",
        address: Address("demo", "gallery")),
    ])
  }
}
