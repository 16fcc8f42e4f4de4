import Civil
import Markup
import Web

/// One statutory clock with its rule and its source: running, stopped, or run out.
///
/// Of a clock that has run out without anybody having said that the duty was done, only the date is
/// known; that it is late would be a guess.
struct StatutoryClockView {
  let clock: StatutoryClock
  let doneOn: CivilDate?
  /// What speaks against that day.
  let doubt: String?

  var html: HTML {
    if doneOn == nil, clock.daysLeft >= 0 {
      countdown(
        clock.title, left: clock.workingDaysLeft, until: clock.due.date, verb: "due on",
        detail: source)
    } else {
      div(.class("countdown")) {
        p(clock.title, .class("countdown-what"))
        p(.class("countdown-left")) { outcome }
        if let doubt { p(doubt) }
        source
      }
    }
  }

  @HTMLBuilder private var outcome: HTML {
    if let doneOn {
      if doneOn <= clock.due.date { tag("Done", .good) } else { tag("Done late", .caution) }
      " on "
      day(doneOn)
      "; it was due on "
      day(clock.due.date)
    } else {
      "It was due on "
      day(clock.due.date)
      ". Whether it was done is not recorded."
    }
  }

  private var source: HTML {
    p(
      "\(clock.rule.phrase), \(clock.due.start.longForm). Source: \(clock.rule.source) (\(clock.rule.tag.meaning)).",
      .class("muted"))
  }
}
