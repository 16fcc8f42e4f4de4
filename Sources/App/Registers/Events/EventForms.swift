import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The forms about a learning event.
struct EventForms {
  let visit: Visit
  let problems: [Problem]

  private func sheet(_ values: FormValues, dispute: FormDispute? = nil) -> FormSheet {
    FormSheet(visit, problems: problems, values: values, dispute: dispute)
  }

  /// - Parameter recorded: what happened at it already, in words.
  func event(_ event: LearningEvent?, recorded: String? = nil) -> Page {
    let sheet = sheet([
      "title": event?.title, "heldOn": event?.heldOn, "place": event?.place,
      "purpose": event?.purpose, "version": event?.version ?? 0,
    ])
    let back = event.map { Address.event($0.id) } ?? .events
    return Page(
      event == nil ? "Add a learning event" : "Change the event", kicker: event?.title,
      breadcrumbs: visit.eventsTrail
    ) {
      if let recorded {
        insetText(
          "On record of it: \(recorded). So its day can be put right, but not to one that is still to come."
        )
      }
      sheet.form(to: back, submit: "Save the event", cancel: back) {
        sheet.textField("title", "Title")
        sheet.dateField("heldOn", "When is it held?")
        sheet.textField("place", "Where?", isOptional: true)
        sheet.textArea("purpose", "What is it for?", isOptional: true, rows: 4, maximum: 2000)
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  /// How many came from each body, and who.
  func attendance(
    at event: LearningEvent, known: [EventAttendance], bodies: [Body], dispute: FormDispute?
  ) -> Page {
    let sheet = sheet(Self.values(of: known), dispute: dispute)
    return Page("Who came", kicker: event.title, breadcrumbs: trail(event)) {
      lead("Fill in those who came, and leave the others empty.")
      sheet.form(
        to: .event(event.id, "attendance"), submit: "Save who came", cancel: .event(event.id)
      ) {
        for body in bodies {
          fieldset(.class("field")) {
            legend(body.name)
            sheet.numberField("number-\(body.id.text)", "How many", isOptional: true)
            sheet.textField(
              "names-\(body.id.text)", "Who", isOptional: true, width: .twoThirds)
          }
        }
        for one in known { sheet.hidden(RowsMerge.version + one.body.text, one.version) }
        sheet.base
      }
    }
  }

  private static func values(of known: [EventAttendance]) -> FormValues {
    FormValues(
      known.flatMap { one in
        [
          (name: "number-\(one.body.text)", value: "\(one.number)"),
          (name: "names-\(one.body.text)", value: one.names),
        ]
      })
  }

  /// Who came by the form that was sent, brought together with what is written down by now. A body
  /// of which the form says nothing stays as it is.
  static func came(
    _ visit: Visit, over known: [EventAttendance], _ db: Transaction
  ) throws -> (came: [AttendanceEntry], note: String) {
    let merge = try RowsMerge(
      visit, over: known.map { (row: $0.body.text, record: $0) }, shown: values(of: known),
      prefixes: ["number-", "names-"], db)
    var entry = merge.form.entry()
    let said = Set(merge.form.fields.map(\.name))
    let came = try db.bodies(of: visit.authority).compactMap { body -> AttendanceEntry? in
      let (number, names) = ("number-\(body.id.text)", "names-\(body.id.text)")
      guard said.contains(number) || said.contains(names) else {
        return known.first { $0.body == body.id }.map {
          AttendanceEntry(body: $0.body, number: $0.number, names: $0.names)
        }
      }
      let count =
        entry.optionalInteger(number, "number of people of \(body.name)", in: 0...10_000) ?? 0
      let words = entry.optionalText(names, maximum: 1000) ?? ""
      entry.check(
        count > 0 || words.isEmpty, "Say how many came from \(body.name).", field: number)
      return count > 0 ? AttendanceEntry(body: body.id, number: count, names: words) : nil
    }
    try entry.finish()
    return (came, merge.sentence)
  }

  /// - Parameter challenge: the one that is corrected; nil for a new one.
  func challenge(
    _ challenge: EventChallenge?, at event: LearningEvent, bodies: [Body]
  ) -> Page {
    let sheet = sheet([
      "from": challenge?.from, "to": challenge?.to, "text": challenge?.text,
      "version": challenge?.version ?? 0,
    ])
    let choices = bodies.map { Choice($0.id.text, $0.name) }
    return Page(
      challenge == nil ? "Write down a challenge" : "Correct the challenge", kicker: event.title,
      breadcrumbs: trail(event)
    ) {
      sheet.form(
        to: challenge.map { .eventChallenge($0.id) } ?? .event(event.id, "challenges"),
        submit: "Save the challenge", cancel: Address.event(event.id).at("challenges")
      ) {
        sheet.select("from", "Who asked?", choices)
        sheet.select("to", "Who was asked?", choices)
        sheet.textArea(
          "text", "What was asked?", hint: "In the words that were used, without a child’s name.",
          rows: 4, maximum: 4000)
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  func caseStudy(_ study: CaseStudy?, of event: LearningEvent) -> Page {
    let sheet = sheet([
      "title": study?.title, "text": study?.text, "version": study?.version ?? 0,
    ])
    let back = study.map { Address.caseStudy($0.id) } ?? .event(event.id)
    return Page(
      study == nil ? "Write a case study" : "Change the case study", kicker: event.title,
      breadcrumbs: trail(event)
    ) {
      warningText(
        "Nobody may be recognised: no names, no dates of birth, no places, nothing that is true of one family only."
      )
      sheet.form(
        to: study.map { .caseStudy($0.id) } ?? .event(event.id, "case-studies"),
        submit: "Save the case study", cancel: back
      ) {
        sheet.textField("title", "Title")
        sheet.textArea("text", "What happened", rows: 14, maximum: 20_000)
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  private func trail(_ event: LearningEvent) -> [Breadcrumb] {
    visit.eventsTrail + [Breadcrumb(event.title, .event(event.id))]
  }
}
