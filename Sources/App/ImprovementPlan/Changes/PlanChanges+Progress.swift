import Civil
import Kernel
import SiteMap
import Storage

/// What people said of actions, and what became of their milestones, in words.
extension PlanChanges {
  /// Only what was published: drafts are nobody else's.
  func tell(_ update: ProgressUpdate) -> Told? {
    guard let name = actionName(update.action) else { return nil }
    let expected =
      update.expectedOn.map { " Expected to be done by \($0.longForm)." } ?? ""
    let verb = update.corrects == nil ? "was reported as" : "was put right: reported as"
    let note = update.note.onOneLine.shortened(to: 300)
    return (
      .progress,
      "\(name) \(verb) “\(update.delivery.title)” from \(update.effectiveOn.longForm)"
        + (note.isEmpty ? "." : ": \(Words.sentence(note))") + expected
        + (update.wordsOf.isEmpty ? "" : " With words of \(update.wordsOf)."),
      name, Address.action(update.action).at("progress")
    )
  }

  /// What a partner that helps said: it moves nothing, and may be what the board wants to know.
  func tell(_ word: PartnerWord) -> Told? {
    guard let name = actionName(word.action) else { return nil }
    return (
      .partner, "\(name): “\(word.text.onOneLine.shortened(to: 300))”", name,
      Address.action(word.action).at("partners")
    )
  }

  func tell(_ milestone: Milestone, _ change: Change) -> Told? {
    guard let name = actionName(milestone.action) else { return nil }
    let step = "“\(milestone.title)”"
    func say(_ words: String) -> Told {
      (
        .milestone, "\(name): \(step) \(words)", name,
        Address.action(milestone.action).at("milestones")
      )
    }
    guard let before = change.before else {
      return say(
        "was added"
          + (milestone.doneOn.map { ", done on \($0.longForm)." }
            ?? milestone.dueOn.map { ", due on \($0.longForm)." } ?? "."))
    }
    guard let after = change.after else { return say("was taken out.") }
    if before["done_on"] != after["done_on"] {
      return say(
        milestone.doneOn.map { "was done on \($0.longForm)." } ?? "is open again.")
    }
    if before["due_on"] != after["due_on"] {
      return say(
        milestone.dueOn.map { "is now due on \($0.longForm)." } ?? "has no due date any more.")
    }
    guard before["title"] != after["title"], case .text(let was)? = before["title"] else {
      return nil
    }
    return say("is what “\(was)” is called now.")
  }

  func actionName(_ id: Action.ID) -> String? {
    actions[id].map { "\($0.reference) \($0.title)" }
  }
}
