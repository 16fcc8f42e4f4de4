import Civil
import Kernel
import SiteMap
import Storage
import Web

/// What people do with boards and their members.
struct BoardHandlers: Sendable {
  @Sendable func enter(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let body = entry.id("body", "Choose a body.", of: Body.self)
      let words = BoardForms.read(&entry)
      try entry.finish()
      let board = try await KeepBoard(visit)(words, ofBody: body)
      return .redirect(.board(board.id), notice: "The board was entered. Add its members next.")
    } onProblems: {
      try await BoardForms(visit: visit, problems: $0).new()
    }
  }

  @Sendable func change(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: ImprovementBoard.ID = try visit.id("board")
      var entry = visit.form.entry()
      let words = BoardForms.read(&entry)
      try entry.finish()
      _ = try await KeepBoard(visit).change(id, readAt: entry.version(), to: words)
      return .redirect(.board(id), notice: "The board was saved.")
    } onProblems: {
      try await BoardForms(visit: visit, problems: $0).edit()
    }
  }

  @Sendable func addMember(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: ImprovementBoard.ID = try visit.id("board")
      var entry = visit.form.entry()
      let words = BoardForms.readMember(&entry)
      try entry.finish()
      try await KeepMembers(visit).add(words, to: id)
      return .redirect(Address.board(id).at("members"), notice: "The member was added.")
    } onProblems: {
      try await BoardForms(visit: visit, problems: $0).newMember()
    }
  }

  @Sendable func changeMember(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let words = BoardForms.readMember(&entry)
      try entry.finish()
      let kept = try await KeepMembers(visit).change(
        visit.id("member"), readAt: entry.version(), to: words)
      return .redirect(Address.board(kept.board).at("members"), notice: "The member was saved.")
    } onProblems: {
      try await BoardForms(visit: visit, problems: $0).editMember()
    }
  }

  /// Plans the proposed dates that were ticked.
  @Sendable func planDates(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: ImprovementBoard.ID = try visit.id("board")
      let dates = visit.form.all("dates").compactMap { CivilDate($0) }
      guard !dates.isEmpty else {
        throw Refusal.invalid("Choose at least one date.", field: "dates")
      }
      let board = try await visit.store.read { try $0.board(id, for: visit.user, on: visit.today) }
      let meetings = try await KeepMeeting(visit)(
        dates.map {
          MeetingEntry(
            heldOn: $0, startsAt: board.board.startsAt, place: board.board.place)
        }, of: id)
      return .redirect(
        Address.board(id).at("meetings"),
        notice: meetings.count == 1
          ? "The meeting was planned." : "\(meetings.count) meetings were planned.")
    } onProblems: {
      try await BoardPage(visit, problems: $0).page
    }
  }
}
