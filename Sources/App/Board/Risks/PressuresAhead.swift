import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What comes from outside within the horizon, the nearest first.
struct PressuresAhead {
  let risks: [ScoredRisk]
  let rule: TimeRule?
  let today: CivilDate
  /// The past day that they are shown of; nil for today.
  let past: CivilDate?

  var html: HTML {
    part("What lies ahead from outside", id: "ahead") {
      if risks.isEmpty {
        p("Nothing is known of.")
      } else {
        timeline(
          risks.map { one in
            TimelineEntry(
              one.risk.pressureOn ?? today, one.risk.pressure,
              to: Address.risk(one.risk.id).asAt(past),
              tone: .caution, isAhead: true
            ) {
              p("\(one.risk.reference) \(one.risk.title), \(one.risk.kind.title.lowercased()).")
            }
          })
      }
      // The days are counted from today.
      if let rule, past == nil {
        muted("Shown as soon as its day is within \(rule.phrase). \(rule.source).")
      }
    }
  }
}
