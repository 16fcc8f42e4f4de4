import Civil
import ImprovementPlan
import Markup
import Web

/// Whether an action of a published plan is done, or late, or neither, as it was frozen: in words
/// that say the same without colour.
struct PublishedStanding: Hashable {
  let word: String
  let tone: Tone
  /// What follows the word: the day on which it was done, and by how many working days it is late.
  let more: String

  init(_ action: PublicPlan.Action, on asAt: CivilDate) {
    let late = action.workingDaysLate ?? 0
    if let done = action.completedOn {
      (word, tone) = ("Done", .good)
      more =
        "on \(done.longForm)" + (late > 0 ? ", \(Lateness.workingDays(late)) late" : "")
    } else if late > 0 {
      (word, tone, more) = ("Late", .urgent, "by \(Lateness.workingDays(late))")
    } else if let due = action.dueOn {
      // What was frozen before lateness was told says only that the day has passed.
      if due < asAt, action.workingDaysLate == nil {
        (word, tone, more) = ("Late", .urgent, "")
      } else {
        (word, tone, more) = due <= asAt ? ("Due now", .caution, "") : ("Not due yet", .info, "")
      }
    } else {
      (word, tone, more) = ("No date yet", .neutral, "")
    }
  }

  @HTMLBuilder var html: HTML {
    tag(word, tone)
    if !more.isEmpty { HTML(" \(more)") }
  }
}
