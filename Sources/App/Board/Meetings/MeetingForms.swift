import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The forms about a meeting and what belongs to it.
struct MeetingForms {
  let visit: Visit
  let problems: [Problem]

  init(_ visit: Visit, _ problems: [Problem] = []) {
    self.visit = visit
    self.problems = problems
  }

  private func page(
    _ title: String, _ dossier: MeetingDossier, @HTMLBuilder content: () -> HTML
  ) -> Page {
    Page(
      title, kicker: dossier.board.name,
      breadcrumbs: dossier.breadcrumbs + [
        Breadcrumb(dossier.meeting.title, .meeting(dossier.meeting.id))
      ], content: content)
  }

  private func dossier() async throws -> MeetingDossier {
    try await MeetingDossier(visit.id("meeting"), visit)
  }

  // MARK: The meeting itself

  func new() async throws -> Page {
    let id: ImprovementBoard.ID = try visit.id("board")
    let board = try await visit.store.read { try $0.board(id, for: visit.user, on: visit.today) }
    let sheet = FormSheet(
      visit, problems: problems,
      values: ["startsAt": board.board.startsAt, "place": board.board.place])
    return Page(
      "Plan a meeting", kicker: board.name,
      breadcrumbs: [Breadcrumb("Board", .board), Breadcrumb(board.name, .board(id))]
    ) {
      sheet.form(to: .board(id, "meetings"), submit: "Plan the meeting", cancel: .board(id)) {
        time(sheet)
      }
    }
  }

  func edit() async throws -> Page {
    let dossier = try await dossier()
    let meeting = dossier.meeting
    let resting = try await visit.store.read {
      try RestingOnMeeting(meeting, on: visit.today, $0).words
    }
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "heldOn": meeting.heldOn, "startsAt": meeting.startsAt, "place": meeting.place,
        "state": meeting.state, "remarks": meeting.remarks,
      ])
    return page("Change the meeting", dossier) {
      if let resting { insetText(resting) }
      sheet.form(
        to: .meeting(meeting.id, "edit"), submit: "Save", cancel: .meeting(meeting.id)
      ) {
        time(sheet)
        sheet.radios(
          "state", "How does it stand?", Choice.all(of: Meeting.State.self, titled: \.title))
        sheet.textArea(
          "remarks", "Remarks", hint: "For the board, not for the public.", isOptional: true,
          rows: 3, maximum: 4000)
        sheet.hidden("version", meeting.version)
      }
    }
  }

  @HTMLBuilder private func time(_ sheet: FormSheet) -> HTML {
    sheet.dateField("heldOn", "On which day?")
    sheet.textField("startsAt", "At what time?", hint: "For example, 14:00", width: .short)
    sheet.textField("place", "Where?")
  }

  static func read(_ entry: inout FormEntry, isNew: Bool) -> MeetingEntry {
    MeetingEntry(
      heldOn: entry.date("heldOn", "day of the meeting"),
      startsAt: entry.text("startsAt", "Enter a time of day, for example 14:00.", maximum: 5),
      place: entry.text("place", "Say where it is held."),
      state: isNew ? .planned : entry.choice("state", "Say how the meeting stands."),
      remarks: entry.optionalText("remarks", maximum: 4000) ?? "")
  }

  // MARK: Who is there

  func attendance(dispute: FormDispute? = nil) async throws -> Page {
    let dossier = try await dossier()
    let noted = dossier.members.compactMap { dossier.attendance[$0.id] }
    let sheet = FormSheet(
      visit, problems: problems, values: Self.values(of: noted), dispute: dispute)
    return page("Who is there?", dossier) {
      sheet.form(
        to: .meeting(dossier.meeting.id, "attendance"), submit: "Save the attendance",
        cancel: .meeting(dossier.meeting.id)
      ) {
        for member in dossier.members {
          let name = dossier.names[member.who]
          let agency = member.agency.flatMap { dossier.bodies[$0] }
          sheet.radios(
            "at-\(member.id.text)",
            [name?.name, agency].compactMap(\.self).joined(separator: ", "),
            Choice.all(of: Attendance.State.self, titled: \.title), hint: name?.detail,
            isOptional: true, isInline: true)
          sheet.textField(
            "deputy-\(member.id.text)", "Deputy’s name", isOptional: true, width: .half)
        }
        for one in noted { sheet.hidden(RowsMerge.version + one.member.text, one.version) }
        sheet.base
      }
    }
  }

  private static func values(of noted: [Attendance]) -> FormValues {
    FormValues(
      noted.flatMap { one in
        [
          (name: "at-\(one.member.text)", value: one.state.rawValue),
          (name: "deputy-\(one.member.text)", value: one.deputy),
        ]
      })
  }

  /// Who was there by the form that was sent, brought together with what is noted by now.
  static func said(
    _ visit: Visit, over noted: [Attendance], _ db: Transaction
  ) throws -> (said: NoteAttendance.Said, note: String) {
    let merge = try RowsMerge(
      visit, over: noted.map { (row: $0.member.text, record: $0) }, shown: values(of: noted),
      prefixes: ["at-", "deputy-"], db)
    var entry = merge.form.entry()
    var said: NoteAttendance.Said = [:]
    for field in merge.form.fields where field.name.hasPrefix("at-") {
      guard let member = BoardMember.ID(field.name.dropFirst(3)),
        let state = entry.optionalChoice(field.name, of: Attendance.State.self)
      else { continue }
      said[member] = (state, entry.optionalText("deputy-\(member.text)") ?? "")
    }
    try entry.finish()
    return (said, merge.sentence)
  }

  // MARK: Agenda, decisions, action log

  func newItem() async throws -> Page {
    let dossier = try await dossier()
    let sheet = FormSheet(visit, problems: problems)
    return page("Add to the agenda", dossier) {
      sheet.form(
        to: .meeting(dossier.meeting.id, "items"), submit: "Add the item",
        cancel: .meeting(dossier.meeting.id)
      ) {
        sheet.textField("title", "What is it about?")
      }
    }
  }

  func item() async throws -> Page {
    let item = try await visit.record("item", of: AgendaItem.self, called: "agenda item")
    let dossier = try await MeetingDossier(item.meeting, visit)
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "title": item.title, "minutes": item.minutes, "publicText": item.publicText,
        "isPublic": item.openness.isPublic, "position": item.position,
        "isPrivate": item.privacy.isPrivate, "exemption": item.privacy.exemption,
        "publicInterest": item.privacy.publicInterest,
      ])
    return page("Minute an item", dossier) {
      publishedNote(dossier, item.openness, "The minutes for the board can be changed at any time.")
      sheet.form(
        to: .agendaItem(item.id), submit: "Save the item", cancel: .meeting(item.meeting)
      ) {
        sheet.textField("title", "What is it about?")
        sheet.textArea(
          "minutes", "Minutes", hint: "For the board.", isOptional: true, rows: 8, maximum: 20_000)
        sheet.checkbox(
          "isPublic", "The public may read of it",
          hint: "Only after the chair has agreed the words below and the note is published.")
        sheet.textArea(
          "publicText", "In words for everybody",
          hint:
            "No name of a child or a family, and nothing by which one could be known. Changing it takes the chair’s agreement away.",
          isOptional: true, rows: 4, maximum: 4000)
        NarrativeAside(sheet).html
        sheet.checkbox(
          "isPrivate", "It is taken in private",
          hint:
            "The public note then says that an item was discussed in private, and the ground. Whoever may read the meetings of boards here reads it all the same."
        )
        sheet.select(
          "exemption", "On which ground?", Choice.all(of: Exemption.self, titled: \.title),
          hint: "Exempt information: Local Government Act 1972, Schedule 12A.", isOptional: true,
          prompt: "None of these")
        sheet.textArea(
          "publicInterest", "Why does keeping it private outweigh the public interest in it?",
          hint: "For the board. It is asked for with a ground.", isOptional: true, rows: 3,
          maximum: 2000)
        sheet.numberField("position", "Its place on the agenda")
        sheet.hidden("version", item.version)
      }
    }
  }

  func newDecision() async throws -> Page {
    let dossier = try await dossier()
    try dossier.meeting.requireNotCancelled()
    if let undecided = dossier.meeting.undecided(on: visit.today) {
      throw Refusal.conflict(undecided)
    }
    let sheet = FormSheet(visit, problems: problems)
    return page("Record a decision", dossier) {
      sheet.form(
        to: .meeting(dossier.meeting.id, "decisions"), submit: "Record the decision",
        cancel: .meeting(dossier.meeting.id)
      ) { decisionFields(sheet) }
    }
  }

  func decision() async throws -> Page {
    let decision = try await visit.record("decision", of: Decision.self, called: "decision")
    let dossier = try await MeetingDossier(decision.meeting, visit)
    let sheet = FormSheet(
      visit, problems: problems,
      values: ["text": decision.text, "isPublic": decision.openness.isPublic])
    return page("Change \(decision.reference)", dossier) {
      publishedNote(dossier, decision.openness)
      sheet.form(
        to: .decision(decision.id), submit: "Save the decision", cancel: .meeting(decision.meeting)
      ) {
        decisionFields(sheet)
        sheet.hidden("version", decision.version)
      }
    }
  }

  /// That the public reads what is to be changed, and what comes first.
  @HTMLBuilder private func publishedNote(
    _ dossier: MeetingDossier, _ openness: Openness, _ rest: String = ""
  ) -> HTML {
    if dossier.meeting.notePublishedOn != nil, openness.isAgreed {
      insetText {
        p {
          HTML("The public reads this in ")
          link("the note of the meeting", to: Address.meeting(dossier.meeting.id).at("note"))
          HTML(". Take the note back before you change what it says. \(rest)")
        }
      }
    }
  }

  @HTMLBuilder private func decisionFields(_ sheet: FormSheet) -> HTML {
    sheet.textArea("text", "What was decided?", rows: 4, maximum: 2000)
    sheet.checkbox(
      "isPublic", "The public may read it", hint: "Only after the chair has agreed these words.")
  }

  func newLogEntry() async throws -> Page {
    let dossier = try await dossier()
    let sheet = FormSheet(visit, problems: problems)
    let owners = try await visit.store.read { try OwnerOptions(visit, $0) }
    return page("Add to the action log", dossier) {
      sheet.form(
        to: .meeting(dossier.meeting.id, "log"), submit: "Add the entry",
        cancel: .meeting(dossier.meeting.id)
      ) { logFields(sheet, owners) }
    }
  }

  func logEntry() async throws -> Page {
    let known = try await visit.record("entry", of: LogEntry.self, called: "entry")
    let dossier = try await MeetingDossier(known.meeting, visit)
    let owners = try await visit.store.read { try OwnerOptions(visit, keeping: known.owner, $0) }
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "text": known.text, "owner": known.owner?.formValue, "dueOn": known.dueOn,
        "doneOn": known.doneOn, "outcome": known.outcome,
      ])
    return page("Change \(known.reference)", dossier) {
      sheet.form(
        to: .logEntry(known.id), submit: "Save the entry", cancel: .meeting(known.meeting)
      ) {
        logFields(sheet, owners)
        sheet.dateField("doneOn", "When was it done?", isOptional: true)
        sheet.textArea("outcome", "What came of it?", isOptional: true, rows: 3, maximum: 2000)
        sheet.hidden("version", known.version)
      }
    }
  }

  @HTMLBuilder private func logFields(_ sheet: FormSheet, _ owners: OwnerOptions) -> HTML {
    sheet.textArea("text", "What is to be done?", rows: 3, maximum: 1000)
    sheet.select("owner", "Who does it?", owners.all, isOptional: true, prompt: "Nobody yet")
    sheet.dateField("dueOn", "By when?", isOptional: true)
  }

  static func readLog(_ entry: inout FormEntry) -> LogWords {
    LogWords(
      text: entry.text("text", "Say what is to be done.", maximum: 1000),
      owner: entry.optionalOwner("owner"), dueOn: entry.optionalDate("dueOn", "due date"),
      doneOn: entry.optionalDate("doneOn", "day on which it was done"),
      outcome: entry.optionalText("outcome", maximum: 2000) ?? "")
  }

  // MARK: The chair's agreement

  func agreement() async throws -> Page {
    let dossier = try await dossier()
    let items = dossier.agenda.filter { $0.openness.isPublic && !$0.openness.isAgreed }
    let decisions = dossier.decisions.filter { $0.openness.isPublic && !$0.openness.isAgreed }
    let sheet = FormSheet(visit, problems: problems, values: ["agreedOn": visit.today])
    return page("The chair’s agreement", dossier) {
      lead("What the chair has agreed for everybody to read, word for word as it stands here.")
      if dossier.meeting.notePublishedOn != nil {
        insetText(
          "The note is published. It goes back and has to be published anew with what is added.")
      }
      NarrativeNote(dossier.disagreements).html
      if items.isEmpty && decisions.isEmpty {
        p("Nothing is marked as public that the chair has not agreed.")
      } else {
        sheet.form(
          to: .meeting(dossier.meeting.id, "agreement"), submit: "Record the agreement",
          cancel: .meeting(dossier.meeting.id)
        ) {
          sheet.checkboxes(
            "agreed", "What has the chair agreed?",
            items.map {
              Choice("item:\($0.id.text):\($0.version)", $0.title, hint: $0.publicText)
            }
              + decisions.map {
                Choice("decision:\($0.id.text):\($0.version)", $0.reference, hint: $0.text)
              })
          sheet.textField(
            "source", "Where does the chair’s agreement stand?",
            hint: "For example, Chair’s letter of 3 December, or Minute 1 of the next meeting")
          sheet.dateField("agreedOn", "When did the chair agree?")
        }
      }
    }
  }
}

extension Visit {
  /// A record that the path names, or a refusal in words.
  func record<Found: Record>(
    _ parameter: String, of type: Found.Type, called name: String
  ) async throws -> Found {
    let id = try id(parameter, of: type)
    guard let found = try await store.read({ try $0.find(id, of: authority) }) else {
      throw Refusal.notFound("There is no such \(name). The link may be incomplete.")
    }
    return found
  }
}
