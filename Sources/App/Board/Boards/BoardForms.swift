import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The forms about a board itself and its members.
struct BoardForms {
  let visit: Visit
  let problems: [Problem]

  func new() async throws -> Page {
    let bodies = try await visit.store.read { db in
      let known = Set(try db.boards(of: visit.authority).map(\.board.body))
      return try db.bodies(of: visit.authority).filter {
        ($0.kind == .board || $0.kind == .committee) && !known.contains($0.id)
      }
    }
    let sheet = FormSheet(
      visit, problems: problems, values: ["cadenceWeeks": 4, "startsAt": "14:00"])
    return Page("Enter a board", breadcrumbs: [Breadcrumb("Board", .board)]) {
      if bodies.isEmpty {
        insetText {
          p("Every board and committee of the directory is entered here already.")
          p { link("Add one to the directory", to: .newBody) }
        }
      }
      sheet.form(to: .newBoard, submit: "Enter the board", cancel: .board) {
        sheet.select(
          "body", "Which body of the directory is it?",
          bodies.map { Choice($0.id.text, $0.name) })
        fields(sheet)
      }
    }
  }

  func edit() async throws -> Page {
    let id: ImprovementBoard.ID = try visit.id("board")
    let known = try await visit.store.read { try $0.board(id, for: visit.user, on: visit.today) }
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "terms": known.board.terms, "cadence": known.board.cadence,
        "cadenceWeeks": known.board.cadenceWeeks, "startsAt": known.board.startsAt,
        "place": known.board.place,
      ])
    return Page(
      "Change the board", kicker: known.name,
      breadcrumbs: [Breadcrumb("Board", .board), Breadcrumb(known.name, .board(id))]
    ) {
      sheet.form(to: .board(id, "edit"), submit: "Save", cancel: .board(id)) {
        fields(sheet)
        sheet.hidden("version", known.board.version)
      }
    }
  }

  @HTMLBuilder private func fields(_ sheet: FormSheet) -> HTML {
    sheet.textArea("terms", "Terms of reference", rows: 6, maximum: 8000)
    sheet.textField(
      "cadence", "How often does it meet, in words?",
      hint: "For example, Every four weeks, on a Thursday")
    sheet.numberField("cadenceWeeks", "How many weeks lie between two meetings?")
    sheet.textField("startsAt", "At what time?", hint: "For example, 14:00", width: .short)
    sheet.textField("place", "Where?")
  }

  static func read(_ entry: inout FormEntry) -> BoardEntry {
    BoardEntry(
      terms: entry.text("terms", "Enter the terms of reference.", maximum: 8000),
      cadence: entry.text("cadence", "Say how often it meets."),
      cadenceWeeks: entry.integer("cadenceWeeks", "number of weeks", in: 1...52),
      startsAt: entry.text("startsAt", "Enter a time of day, for example 14:00.", maximum: 5),
      place: entry.text("place", "Say where it meets."))
  }

  func newMember() async throws -> Page {
    let id: ImprovementBoard.ID = try visit.id("board")
    return try await visit.store.read { db in
      let board = try db.board(id, for: visit.user, on: visit.today)
      let sheet = FormSheet(visit, problems: problems, values: ["from": visit.today])
      return try memberPage("Add a member", board, sheet, to: .board(id, "members"), db)
    }
  }

  func editMember() async throws -> Page {
    let id: BoardMember.ID = try visit.id("member")
    return try await visit.store.read { db in
      guard let known = try db.find(id, of: visit.authority) else {
        throw Refusal.notFound("There is no such member.")
      }
      let board = try db.board(known.board, for: visit.user, on: visit.today)
      let sheet = FormSheet(
        visit, problems: problems,
        values: [
          "who": known.who.formValue, "agency": known.agency, "role": known.role,
          "from": known.from, "to": known.to, "version": known.version,
        ])
      return try memberPage(
        "Change a member", board, sheet, to: .boardMember(id), version: known.version, db)
    }
  }

  private func memberPage(
    _ title: String, _ board: NamedBoard, _ sheet: FormSheet, to address: Address,
    version: Int = 0, _ db: Transaction
  ) throws -> Page {
    let owners = try OwnerOptions(
      visit, keeping: sheet.value("who").flatMap { Owner(formValue: $0) }, db)
    let bodies = try db.bodies(of: visit.authority)
    return Page(
      title, kicker: board.name,
      breadcrumbs: [Breadcrumb("Board", .board), Breadcrumb(board.name, .board(board.id))]
    ) {
      sheet.form(to: address, submit: "Save the member", cancel: .board(board.id)) {
        sheet.select(
          "who", "Who?", owners.peopleAndPosts,
          hint: "A post stays a member when its holder changes.")
        sheet.radios(
          "role", "As what?", Choice.all(of: BoardMember.Role.self, titled: \.title))
        sheet.select(
          "agency", "For which agency or service?", bodies.map { Choice($0.id.text, $0.name) },
          isOptional: true, prompt: "None: independent")
        sheet.dateField("from", "From which day on?")
        sheet.dateField("to", "Until which day?", isOptional: true)
        sheet.hidden("version", version)
      }
    }
  }

  static func readMember(_ entry: inout FormEntry) -> MemberEntry {
    MemberEntry(
      who: entry.owner("who", "Choose who it is."), agency: entry.optionalID("agency"),
      role: entry.choice("role", "Say as what they sit on the board."),
      from: entry.date("from", "first day"), to: entry.optionalDate("to", "last day"))
  }
}
