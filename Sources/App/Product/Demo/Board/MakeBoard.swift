import Board
import Civil
import ImprovementPlan
import Kernel
import Storage

/// The Children's Improvement Board of 2026: who sits on it, how often it meets, and all that came
/// of its meetings.
enum MakeBoard {
  static var scenes: [Scene] {
    [Scene(on(2026, 3, 20), enter), Scene(on(2026, 9, 3), plan)] + MakeRisks.scenes
      + MakeDependencies.scenes + DemoMeeting.all.flatMap { MakeMeeting(meeting: $0).scenes }
      + MakePacks.scenes + DemoChallenge.all.flatMap { MakeChallenge(challenge: $0).scenes }
      + [MakeNote.agreement, MakeNote.publication]
  }

  private static let terms =
    "The board answers for the improvement of services for children in Thornmere. It agrees the plan, asks at each meeting what has changed for children, challenges every partner, and signs a recommendation off only when its impact is proven. Its chair is independent of the council. It takes no decision about a child."

  private static let seats: [(who: DemoOwner, agency: DemoBody?, role: BoardMember.Role)] = [
    (.post(.improvementChair), nil, .independentChair),
    (.post(.director), .childrensServices, .member),
    (.post(.assistantDirector), .socialCare, .member),
    (.post(.headOfEarlyHelp), .earlyHelp, .member),
    (.post(.policeLead), .police, .member),
    (.post(.designatedNurse), .integratedCareBoard, .member),
    (.person(.stanworth), .probation, .member),
    (.person(.osgerby), .schools, .member),
    (.post(.scrutinyChair), .scrutiny, .adviser),
    (.person(.dinsdale), .speakUp, .adviser),
  ]

  private static func enter(_ stage: inout Stage) async throws {
    let acting = try stage.acting(as: .quayle)
    let board = try await KeepBoard(acting)(
      BoardEntry(
        terms: terms, cadence: "Every four weeks, on a Thursday", cadenceWeeks: 4,
        startsAt: "14:00", place: "Town Hall, Committee Room 2"),
      ofBody: try stage.found(stage.bodies[.improvementBoard], "improvement board"))
    stage.board = board.id
    for seat in seats {
      try await KeepMembers(acting).add(
        MemberEntry(
          who: try stage.owner(seat.who),
          agency: try seat.agency.map { try stage.found(stage.bodies[$0], $0) }, role: seat.role,
          from: stage.day), to: board.id)
    }
  }

  private static func plan(_ stage: inout Stage) async throws {
    let made = try await KeepMeeting(stage.acting(as: .quayle))(
      DemoMeeting.days.map {
        MeetingEntry(heldOn: $0, startsAt: "14:00", place: "Town Hall, Committee Room 2")
      }, of: try stage.found(stage.board, "board"))
    for meeting in made { stage.meetings[meeting.heldOn] = meeting.id }
  }
}

extension Stage {
  func meeting(_ day: CivilDate) throws -> ID<Meeting> {
    try found(meetings[day], "the meeting of \(day)")
  }
}
