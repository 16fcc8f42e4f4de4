import Board
import Civil

/// A meeting of the board: what was on the agenda, who was there, what was decided and asked for.
struct DemoMeeting: Sendable {
  struct Item: Sendable {
    var title: String
    var minutes: String
    /// What everybody may read; nil for what is the board's own.
    var publicText: String?
  }

  struct Asked: Sendable {
    var text: String
    var owner: DemoOwner
    var due: CivilDate
    var done: (day: CivilDate, outcome: String)?
  }

  var day: CivilDate
  var items: [Item]
  /// With whether everybody may read it.
  var decisions: [(text: String, isPublic: Bool)]
  var asked: [Asked]
  /// Who was not there in person; everybody else was.
  var away: [DemoOwner: (state: Attendance.State, deputy: String)]

  static let days = [on(2026, 9, 24), on(2026, 10, 22), on(2026, 11, 19), on(2026, 12, 17)]

  static let all = [september, october, november]

  private static let september = DemoMeeting(
    day: days[0],
    items: [
      Item(
        title: "How the plan is going",
        minutes:
          "Health professionals take part in nearly all strategy discussions since August. The board asked that this be seen in the records and not only counted."
      ),
      Item(
        title: "Vacant posts in the assessment teams",
        minutes: "Eight of eleven posts are filled. Two offers are out."),
    ],
    decisions: [
      (
        "The date for filling the vacant posts is moved to 18 December; the board will not move it again.",
        false
      )
    ],
    asked: [
      Asked(
        text: "Bring to each meeting how long children have had the same social worker",
        owner: .post(.improvementManager), due: on(2026, 10, 22),
        done: (on(2026, 10, 19), "It stands in the pack of October."))
    ],
    away: [.person(.stanworth): (.apologies, "")])

  private static let october = DemoMeeting(
    day: days[1],
    items: [
      Item(
        title: "How the plan is going",
        minutes:
          "Nine of sixteen actions are begun or done. The chair asked why the words of children reach some core groups and not others; the head of service will say in November.",
        publicText:
          "We looked at each part of the improvement plan. Most of the work is in time. We asked why what children say does not reach every meeting about them yet, and will hear in November."
      ),
      Item(
        title: "Plans in plain words",
        minutes:
          "Two parents told the board what it was like to read the old form and the new one. Seventeen of twenty plans could be understood at first reading.",
        publicText:
          "Two parents told us what it is like to read a plan for their child. The new form is easier, and we heard what still gets in the way."
      ),
      Item(
        title: "Staffing in Assessment Team 2",
        minutes: "In private: the manager’s absence and how the team is covered."),
    ],
    decisions: [
      ("The new form for plans goes to all teams in the new year.", true),
      ("An agency manager covers Assessment Team 2 until the end of January.", false),
    ],
    asked: [
      Asked(
        text: "Say why children’s words reach some core groups and not others",
        owner: .post(.headOfSafeguarding), due: on(2026, 11, 12), done: nil),
      Asked(
        text: "Share the rota of safeguarding nurses with the out-of-hours team",
        owner: .post(.designatedNurse), due: on(2026, 11, 6),
        done: (on(2026, 11, 4), "Sent; the team has called twice since.")),
    ],
    away: [
      .post(.policeLead): (.deputy, "Detective Inspector Aled Voss"),
      .person(.osgerby): (.apologies, ""),
    ])

  private static let november = DemoMeeting(
    day: days[2],
    items: [
      Item(
        title: "How the plan is going",
        minutes:
          "One action is late: what children say does not come to every core group. Its owner promised to catch up by 20 November; the board asked to be told on that day.",
        publicText: "One part of the plan is late. We asked its owner to say when it will be done."
      ),
      Item(
        title: "Risks",
        minutes:
          "The change of benefit rules in January was entered. Housing and early help will say in December what they will do together."
      ),
    ],
    decisions: [
      ("No further date is moved without the chair’s approval in writing.", false)
    ],
    asked: [
      Asked(
        text:
          "Say in December what housing and early help will do together about the change of benefit rules",
        owner: .post(.housingManager), due: on(2026, 12, 10), done: nil)
    ],
    away: [.post(.scrutinyChair): (.apologies, ""), .post(.headOfEarlyHelp): (.absent, "")])
}
