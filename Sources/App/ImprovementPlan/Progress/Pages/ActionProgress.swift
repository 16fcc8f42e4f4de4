import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What was said about an action, on its page: the draft that waits, for those who may write it,
/// and what was published, with what puts what right.
struct ActionProgress {
  let dossier: ActionDossier
  let user: User

  private var action: Action { dossier.action }
  private var mayWrite: Bool { dossier.mayUpdate(user) }

  var html: HTML {
    part("What was said about it", id: "progress") {
      if mayWrite { for draft in dossier.drafts { waiting(draft) } }
      if dossier.progress.isEmpty {
        p("Nothing yet.")
      } else {
        timeline(ProgressLog(dossier.progress).entries.map(entry))
      }
    }
  }

  private func waiting(_ draft: ProgressDraft) -> HTML {
    insetText {
      p {
        strong(draft.corrects == nil ? "A draft waits. " : "A draft of a correction waits. ")
        HTML(
          "\(draft.savedBy) left it on \(draft.savedAt.forPeople), \(Words.count(draft.words.count, "word")). It is not published."
        )
      }
      p {
        link(
          "Go on writing",
          to: Address.recordProgress(ofAction: action.id).with("corrects", draft.corrects?.text))
      }
    }
  }

  private func entry(_ entry: ProgressLog.Entry) -> TimelineEntry {
    let update = entry.update
    return TimelineEntry(update.effectiveOn, update.delivery.title) {
      words(of: update)
      if !entry.earlier.isEmpty {
        fold("Corrected: what it said before") {
          for earlier in entry.earlier {
            p { strong(earlier.delivery.title) }
            words(of: earlier)
          }
        }
      }
      if mayWrite {
        p {
          link(
            "Correct it", to: .correctUpdate(update.id, ofAction: action.id),
            .aria("label", "Correct what was said on \(update.effectiveOn.longForm)"))
        }
      }
    }
  }

  private func words(of update: ProgressUpdate) -> HTML {
    HTML {
      prose(update.note)
      if let expected = update.expectedOn { p("Expected to be done by \(expected.longForm).") }
      muted("\(update.saidBy), written down on \(update.recordedAt.forPeople)")
    }
  }
}
