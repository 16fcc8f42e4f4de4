import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

enum SchoolSort: String, ListSort {
  case name, phase

  var key: SQL {
    switch self {
    case .name: "lower(school.name)"
    case .phase: "coalesce(school.phase, '')"
    }
  }
}

/// Lists, shows and keeps the schools of the register.
struct SchoolHandlers: Sendable {
  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let visit = visit.inRegisters
    let listing = try await visit.read { db in
      try Self.schools(for: visit).load(
        for: visit,
        from: ListQuery(
          select: "school.*", from: "school", id: "school.id",
          where: ["school.authority_id = \(visit.authority)"]), in: db)
    }
    return try listing.answer {
      Page("School register", breadcrumbs: visit.campaignsTrail) {
        visit.asAtNote
        lead("The schools that awareness campaigns are to reach.")
        if visit.mayManageRegisters {
          buttonRow {
            buttonLink("Add many schools", to: .severalSchools)
            buttonLink("Add one school", to: .newSchool, style: .secondary)
          }
        }
        listing.html
        visit.asAtForm("The register as at another day")
      }
    }
  }

  private static func schools(for visit: Visit) -> List<School, SchoolSort> {
    let (today, day) = (visit.today, visit.shownDay)
    let isClosed: SQL = "school.closed_on IS NOT NULL AND school.closed_on <= \(today)"
    return List(
      "School register", noun: ("school", "schools"), sortedBy: .name,
      columns: [
        ListColumn("School", sort: .name, text: \.name) {
          link($0.name, to: Address.school($0.id).asAt(day))
        },
        ListColumn("URN", text: \.urn),
        ListColumn("Phase", sort: .phase, text: { $0.phase?.title ?? "" }),
        ListColumn("Opened", text: { $0.openedOn?.description ?? "" }) {
          $0.openedOn.map { shortDay($0) } ?? HTML()
        },
        ListColumn("Closed", text: { $0.closedOn?.description ?? "" }) {
          $0.closedOn.map { shortDay($0) } ?? HTML()
        },
        ListColumn("State", text: { $0.standing(on: today).words }) {
          $0.standing(on: today).html
        },
      ],
      filters: [
        .choice(
          "state", "State",
          [.init("open", "Not closed", "NOT (\(isClosed))"), .init("closed", "Closed", isClosed)],
          usual: "open"),
        .choice(
          "phase", "Phase",
          School.Phase.allCases.map { .init($0.rawValue, $0.title, "school.phase = \($0)") }),
        .search("words", "Name or URN") { pattern in
          "lower(school.name) LIKE \(pattern) ESCAPE '\\' OR school.urn LIKE \(pattern) ESCAPE '\\'"
        },
      ], empty: "No school is registered yet. A list of them can be pasted or sent as a file.")
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("school", of: School.self)
    let visit = visit.inRegisters
    return .page(
      try await visit.read { db in
        let school = try db.school(id, of: visit.authority)
        return SchoolPage(school: school, receipts: try db.receipts(of: school), visit: visit).page
      })
  }

  @Sendable func new(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func create(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let school = try await KeepSchool(visit)(Self.entry(visit.form))
      return .redirect(.schools, notice: "\(school.name) is in the register.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  @Sendable func edit(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func update(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("school", of: School.self)
    return try await visit.retrying {
      try await KeepSchool(visit)(
        Self.entry(visit.form), over: id, readAt: visit.form.entry().version())
      return .redirect(.school(id), notice: "The school was saved.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  private static func entry(_ form: Form) throws -> SchoolEntry {
    var entry = form.entry()
    let school = SchoolEntry(
      name: entry.text("name", "Give the name of the school."),
      urn: entry.optionalText("urn") ?? "", phase: entry.optionalChoice("phase"),
      openedOn: entry.optionalDate("openedOn", "day on which it opened"),
      closedOn: entry.optionalDate("closedOn", "day on which it closed"))
    try entry.finish()
    return school
  }

  private func form(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let school = try await visit.store.read { db in
      try visit.parameters["school"].map { _ in
        try db.school(visit.id("school"), of: visit.authority)
      }
    }
    return SchoolForms(visit: visit, problems: problems).entry(school)
  }
}

// Many schools at once.
extension SchoolHandlers {
  @Sendable func several(_ visit: Visit) async throws -> Answer {
    .page(SchoolForms(visit: visit, problems: []).several)
  }

  @Sendable func addSeveral(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let pasted = entry.optionalText("list", maximum: SchoolForms.mostCharacters)
      let file = entry.optionalFile("file")
      let leavesOutKnown = entry.isChecked("leaveOutKnown")
      entry.check(
        pasted == nil || file == nil, "Paste the schools or choose a file, not both.",
        field: "list")
      entry.check(
        pasted != nil || file != nil, "Paste the schools, or choose a file.", field: "list")
      let sent = file.flatMap {
        $0.bytes.contains(0) ? nil : String(validating: $0.bytes, as: UTF8.self)
      }
      entry.check(
        file == nil || sent != nil,
        "The file is no text in UTF-8. Save it as CSV (UTF-8), not as a workbook.", field: "file")
      try entry.finish()
      let taken = try await KeepSchool(visit)(
        list: pasted ?? sent ?? "", leavesOutKnown: leavesOutKnown)
      return .redirect(.schools, notice: taken.notice)
    } onProblems: {
      SchoolForms(visit: visit, problems: $0).several
    }
  }
}

extension KeepSchool.Taken {
  /// "12 schools were added. 3 were in the register already and stay as they are."
  fileprivate var notice: String {
    let done =
      added == 1 ? "1 school was added." : "\(added == 0 ? "No" : "\(added)") schools were added."
    switch leftOut {
    case 0: return done
    case 1: return done + " 1 was in the register already and stays as it is."
    default: return done + " \(leftOut) were in the register already and stay as they are."
    }
  }
}
