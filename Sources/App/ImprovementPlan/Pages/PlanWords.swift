import Civil
import Kernel
import Markup
import SiteMap
import Web

/// How far the work is. Always with its name beside it elsewhere, so that it is not taken for
/// impact; never green, since completed work has yet to help anybody.
func deliveryTag(_ delivery: Action.Delivery) -> HTML {
  switch delivery {
  case .notStarted: Written.notStarted
  case .inProgress: Written.inProgress
  case .complete: Written.complete
  }
}

extension Action.Delivery {
  var tone: Tone {
    switch self {
    case .notStarted: .neutral
    case .inProgress: .gold
    case .complete: .info
    }
  }
}

/// How something due stands: a mark when it is late, plain words otherwise.
func latenessTag(_ lateness: Lateness) -> HTML {
  switch lateness {
  case .late: tag(lateness.title, .urgent)
  case .noDate: tag(lateness.title, .caution)
  case .due, .done, .doneLate: HTML(lateness.title)
  }
}

/// The same where something else than the action is spoken of: its update is due, say.
func actionLatenessTag(_ lateness: Lateness) -> HTML {
  let words = "Action \(lateness.phrase)"
  return switch lateness {
  case .late: tag(words, .urgent)
  case .noDate: tag("Action has no due date", .caution)
  case .due, .done, .doneLate: HTML(words)
  }
}

/// By when somebody expects it, beneath the day on which it is due; nothing where nobody has said.
@HTMLBuilder func expectedNote(_ day: CivilDate?) -> HTML {
  if let day { div("expected by \(day.shortForm)", .class("muted")) }
}

/// What stands in hundreds of cells of a list, written once.
enum Written {
  static let notStarted = written(.notStarted)
  static let inProgress = written(.inProgress)
  static let complete = written(.complete)
  static let nobody = span("Nobody yet", .class("muted"))
  static let noDate = span("No date", .class("muted"))

  private static func written(_ delivery: Action.Delivery) -> HTML {
    tag(delivery.title, delivery.tone)
  }
}

/// Beside a date that somebody decided before the inspectors' own date was corrected.
@HTMLBuilder func correctedDateNote(_ item: PlanItem) -> HTML {
  if let corrected = item.correctedInspectorsDate {
    span(
      " The publication date was corrected since: by the report it would now be due on \(corrected.longForm). The date that was decided stays until somebody moves it.",
      .class("muted"))
  }
}

/// "10 November 2012, set by the inspector", and by when to act when nobody works on that day.
func dueDetail(_ line: DueDateEntry, actBy: CivilDate?) -> HTML {
  HTML {
    day(line.dueOn)
    span(", set by \(line.setBy.title)", .class("muted"))
    if let actBy {
      span(" (not a working day: act by \(actBy.weekdayForm))", .class("muted"))
    }
  }
}

extension Plan {
  /// What stands beside an action of a draft among those of other plans: nobody has agreed it yet,
  /// so that it is asked of nobody, and no reminder goes out for it.
  public static var draftTag: HTML { tag(draftWords, .neutral) }

  /// The same in a file, and for programs.
  public static let draftWords = "Draft plan"

  /// What stands there in place of how late it is.
  static let passedInDraft = "has passed; nobody has agreed it yet"
}

extension Plan.State {
  var title: String {
    switch self {
    case .draft: "Draft"
    case .agreed: "Agreed"
    case .closed: "Closed"
    }
  }

  var tone: Tone {
    switch self {
    case .draft: .neutral
    case .agreed: .gold
    case .closed: .info
    }
  }
}

/// One clock, with how it stands, its date, and the rule that it comes from.
struct DutyClockView {
  let clock: DutyClock
  /// Where the day on which it was done is entered; nil for those who only read.
  let answer: Address?
  /// What speaks against the day on which it was done.
  var doubt: String?

  var html: HTML {
    switch (clock.state, clock.due) {
    case (.running(let left), let due?):
      countdown(title, left: left, until: due.date, detail: detail)
    case (.late(let days), let due?):
      countdown(title, left: -days, until: due.date, detail: detail)
    default:
      div(.class("countdown tone-neutral")) {
        p(title, .class("countdown-what"))
        p(.class("countdown-left")) { strong(clock.phrase) }
        detail
      }
    }
  }

  private var title: String { clock.rule.key.dutyTitle }

  private var detail: HTML {
    HTML {
      p(.class("muted")) {
        HTML("\(clock.rule.phrase.prefix(1).uppercased())\(clock.rule.phrase.dropFirst())")
        if let received = clock.receivedOn { HTML(", received on \(received.longForm)") }
        HTML(". \(clock.rule.source) (\(clock.rule.tag.meaning)).")
      }
      if let doubt { p(doubt) }
      if let answer { p { link(answerText, to: answer) } }
    }
  }

  private var answerText: String {
    switch clock.state {
    case .met, .metLate: "Change the day"
    case .notStarted, .running, .late: "Enter the day it was done"
    }
  }
}
