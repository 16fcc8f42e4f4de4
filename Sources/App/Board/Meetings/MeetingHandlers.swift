import Civil
import ImprovementPlan
import Kernel
import SiteMap
import Storage
import Web

/// What people do with meetings.
struct MeetingHandlers: Sendable {
  @Sendable func plan(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let words = MeetingForms.read(&entry, isNew: true)
      try entry.finish()
      let meeting = try await KeepMeeting(visit)(words, of: visit.id("board"))
      return .redirect(.meeting(meeting.id), notice: "The meeting was planned.")
    } onProblems: {
      try await MeetingForms(visit, $0).new()
    }
  }

  @Sendable func change(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let words = MeetingForms.read(&entry, isNew: false)
      try entry.finish()
      let meeting = try await KeepMeeting(visit).change(
        visit.id("meeting"), readAt: entry.version(), to: words)
      return .redirect(.meeting(meeting.id), notice: "The meeting was saved.")
    } onProblems: {
      try await MeetingForms(visit, $0).edit()
    }
  }

  @Sendable func noteAttendance(_ visit: Visit) async throws -> Answer {
    let id: Meeting.ID = try visit.id("meeting")
    do {
      return try await visit.retrying {
        let note = try await NoteAttendance(visit).merging(at: id) { db, noted in
          try MeetingForms.said(visit, over: noted, db)
        }
        return .redirect(
          Address.meeting(id).at("attendance"), notice: "The attendance was saved.\(note)")
      } onProblems: {
        try await MeetingForms(visit, $0).attendance()
      }
    } catch let dispute as FormDispute {
      var page = try await MeetingForms(visit).attendance(dispute: dispute)
      page.status = 409
      return .page(page)
    }
  }

  @Sendable func addItem(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: Meeting.ID = try visit.id("meeting")
      var entry = visit.form.entry()
      let title = entry.text("title", "Give the item a title.")
      try entry.finish()
      try await KeepMinutes(visit).addItem(title, to: id)
      return .redirect(Address.meeting(id).at("agenda"), notice: "The item is on the agenda.")
    } onProblems: {
      try await MeetingForms(visit, $0).newItem()
    }
  }

  @Sendable func changeItem(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let words = KeepMinutes.ItemWords(
        title: entry.text("title", "Give the item a title."),
        minutes: entry.optionalText("minutes", maximum: 20_000) ?? "",
        publicText: entry.optionalText("publicText", maximum: 4000) ?? "",
        isPublic: entry.isChecked("isPublic"),
        privacy: Privacy(
          isPrivate: entry.isChecked("isPrivate"),
          exemption: entry.optionalChoice("exemption", of: Exemption.self),
          publicInterest: entry.optionalText("publicInterest", maximum: 2000) ?? ""),
        position: entry.integer("position", "place on the agenda", in: 1...200))
      try entry.finish()
      let item = try await KeepMinutes(visit).change(
        visit.id("item"), readAt: entry.version(), to: words,
        narrative: NarrativeAnswer(visit.form))
      return .redirect(Address.meeting(item.meeting).at("agenda"), notice: "The item was saved.")
    } onProblems: {
      try await MeetingForms(visit, $0).item()
    }
  }

  @Sendable func decide(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: Meeting.ID = try visit.id("meeting")
      var entry = visit.form.entry()
      let text = entry.text("text", "Say what was decided.", maximum: 2000)
      try entry.finish()
      let decision = try await KeepMinutes(visit).decide(
        text, isPublic: entry.isChecked("isPublic"), at: id)
      return .redirect(
        Address.meeting(id).at("decisions"), notice: "\(decision.reference) was recorded.")
    } onProblems: {
      try await MeetingForms(visit, $0).newDecision()
    }
  }

  @Sendable func changeDecision(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let text = entry.text("text", "Say what was decided.", maximum: 2000)
      try entry.finish()
      let decision = try await KeepMinutes(visit).change(
        visit.id("decision"), readAt: entry.version(), to: text,
        isPublic: entry.isChecked("isPublic"))
      return .redirect(
        Address.meeting(decision.meeting).at("decisions"),
        notice: "\(decision.reference) was saved.")
    } onProblems: {
      try await MeetingForms(visit, $0).decision()
    }
  }

  @Sendable func addLogEntry(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: Meeting.ID = try visit.id("meeting")
      var entry = visit.form.entry()
      let words = MeetingForms.readLog(&entry)
      try entry.finish()
      let made = try await KeepLog(visit).add(words, at: id)
      return .redirect(Address.meeting(id).at("log"), notice: "\(made.reference) was added.")
    } onProblems: {
      try await MeetingForms(visit, $0).newLogEntry()
    }
  }

  @Sendable func changeLogEntry(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let words = MeetingForms.readLog(&entry)
      try entry.finish()
      let kept = try await KeepLog(visit).change(
        visit.id("entry"), readAt: entry.version(), to: words)
      return .redirect(
        Address.meeting(kept.meeting).at("log"), notice: "\(kept.reference) was saved.")
    } onProblems: {
      try await MeetingForms(visit, $0).logEntry()
    }
  }

  @Sendable func agree(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: Meeting.ID = try visit.id("meeting")
      var entry = visit.form.entry()
      let source = entry.text("source", "Say where the chair’s agreement stands.")
      let day = entry.date("agreedOn", "day on which the chair agreed")
      try entry.finish()
      let agreed = Agreed(visit.form.all("agreed"))
      let wentBack = try await RecordAgreement(visit)(
        items: agreed.items, decisions: agreed.decisions, on: day, source: source, at: id)
      return .redirect(
        Address.meeting(id).at("note"),
        notice: wentBack
          ? "The agreement is on record. The note has gone back: the public does not read it until it is published again."
          : "The agreement is on record.")
    } onProblems: {
      try await MeetingForms(visit, $0).agreement()
    }
  }

  @Sendable func publish(_ visit: Visit) async throws -> Answer {
    let id: Meeting.ID = try visit.id("meeting")
    _ = try await PublishNote(visit)(id, readAt: visit.form.entry().version())
    return .redirect(Address.meeting(id).at("note"), notice: "The note is public now.")
  }

  @Sendable func withdraw(_ visit: Visit) async throws -> Answer {
    let id: Meeting.ID = try visit.id("meeting")
    _ = try await PublishNote(visit).withdraw(id, readAt: visit.form.entry().version())
    return .redirect(Address.meeting(id).at("note"), notice: "The note is not public any more.")
  }
}

/// The boxes that were ticked: which record, at which version of its words.
private struct Agreed {
  var items: [AgendaItem.ID: Int] = [:]
  var decisions: [Decision.ID: Int] = [:]

  init(_ values: [String]) {
    for value in values {
      let parts = value.split(separator: ":")
      guard parts.count == 3, let version = Int(parts[2]) else { continue }
      if parts[0] == "item", let id = AgendaItem.ID(parts[1]) { items[id] = version }
      if parts[0] == "decision", let id = Decision.ID(parts[1]) { decisions[id] = version }
    }
  }
}
