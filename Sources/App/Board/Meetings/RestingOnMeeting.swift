import Civil
import ImprovementPlan
import Kernel
import Storage

/// What rests on a meeting's having been held on its day: what the public reads of it, what cites
/// it, and what it did itself. Nobody decided anything at a meeting that was cancelled, nor on a
/// day on which it did not meet.
struct RestingOnMeeting: Sendable {
  private let meeting: Meeting
  private let citations: MeetingCitations
  /// The questions that were asked at it: "CH-03".
  private let challenges: [String]
  /// What it did itself: "DEC-06", "who was there".
  private let own: [String]
  /// The latest day on which it can have been held, for what was recorded of it since.
  private let latestDay: CivilDate?

  init(_ meeting: Meeting, on today: CivilDate, _ db: Transaction) throws {
    let (id, authority) = (meeting.id, meeting.authority)
    self.meeting = meeting
    citations = try db.citations(ofMeeting: id.text, of: authority)
    challenges = try db.challenges(at: id, in: authority).map(\.reference)
    guard meeting.heldOn <= today else {
      // What is noted beforehand, such as apologies, goes with it to another day.
      (own, latestDay) = ([], nil)
      return
    }
    let decisions = try db.decisions(of: id, in: authority)
    let log = try db.log(of: meeting.board, in: authority).filter { $0.meeting == id }
    let agreed = (try db.agenda(of: id, in: authority).map(\.openness) + decisions.map(\.openness))
      .compactMap(\.agreedOn)
    let wasAttended = try db.attendance(of: id, in: authority).contains {
      $0.state == .present || $0.state == .deputy
    }
    own =
      decisions.map(\.reference) + log.map(\.reference)
      + (agreed.isEmpty ? [] : ["the chair’s agreement"]) + (wasAttended ? ["who was there"] : [])
    latestDay =
      own.isEmpty
      ? nil : (agreed + log.compactMap(\.dueOn) + log.compactMap(\.doneOn) + [today]).min()
  }

  /// What does not let go of its day either.
  private var fixed: [String] {
    (meeting.notePublishedOn == nil ? [] : ["the public note"]) + citations.lasting
      + citations.revocable + challenges
  }

  /// Whether it may stand and lie as it is to.
  func allows(_ kept: Meeting) -> Bool {
    let isMoved = kept.heldOn != meeting.heldOn
    let isUndone = kept.state != meeting.state && kept.state != .held
    if isMoved || isUndone, !fixed.isEmpty { return false }
    if isUndone, !own.isEmpty { return false }
    return !isMoved || latestDay.map { kept.heldOn <= $0 } ?? true
  }

  /// What rests on it, what cannot be done therefore, and what to do; nil while nothing does.
  var words: String? {
    guard !(fixed + own).isEmpty else { return nil }
    let rest = "On record of the meeting of \(meeting.heldOn.longForm): \(Words.list(fixed + own))."
    guard fixed.isEmpty else {
      return ([rest, "So it is neither cancelled nor moved to another day."] + remedies)
        .joined(separator: " ")
    }
    let latest = latestDay.map {
      " If only its day is wrong, put it right: to another one up to \($0.longForm)."
    }
    return "\(rest) So it was held, and is not cancelled.\(latest ?? "")"
  }

  private var remedies: [String] {
    [
      meeting.notePublishedOn == nil ? nil : "Take the note back first.",
      citations.revocable.isEmpty
        ? nil : "Open the recommendation again, or end the chair’s rating, first.",
      challenges.isEmpty
        ? nil
        : "Correct first when and where \(Words.list(challenges)) \(challenges.count == 1 ? "was" : "were") asked.",
      citations.lasting.isEmpty
        ? nil
        : "A due date, a withdrawal, a return and a version stay on record as they were decided: if the day is wrong, say so in the remarks.",
    ].compactMap(\.self)
  }
}
