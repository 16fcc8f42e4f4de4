import Civil
import Kernel
import SiteMap
import Storage
import Web

/// What people do with what they write about an action.
struct ProgressHandlers: Sendable {
  /// Publishes what was typed, or keeps it as a draft, as the button says.
  @Sendable func send(_ visit: Visit) async throws -> Answer {
    let id: Action.ID = try visit.id("action")
    if visit.request != nil { return try await sendAtOnce(visit, on: id) }
    switch try await visit.sendProgress(on: id, as: visit) {
    case .kept:
      return .redirect(
        .action(id), notice: "Your draft is kept. Nobody else is told until it is published.")
    case .published:
      return .redirect(.action(id), notice: "Thank you. What you said is on record.")
    case .heldBack(let held): return .page(try await ProgressPage.load(visit, held: held))
    }
  }

  /// A program types nothing: what it sends is published, or refused.
  private func sendAtOnce(_ visit: Visit, on id: Action.ID) async throws -> Answer {
    var entry = visit.form.entry()
    let progress = ProgressEntry(
      delivery: entry.choice("delivery", "Say how far the work is."),
      note: entry.text(
        "note", "Say in a sentence what was done, or what stands in the way.", maximum: 4000),
      effectiveOn: entry.date("effectiveOn", "day"),
      expectedOn: entry.optionalDate("expectedOn", "day"))
    try entry.finish()
    _ = try await RecordProgress(visit)(
      progress, on: id, readAt: entry.version(), narrative: NarrativeAnswer(visit.form))
    return .redirect(.action(id), notice: "Thank you. What you said is on record.")
  }

  /// Keeps what is being typed, for the script of the page.
  @Sendable func autosave(_ visit: Visit) async throws -> Answer {
    let sent = DraftSent(visit.form, on: try visit.id("action"))
    return try DraftNews(try await SaveDraft(visit)(sent), to: sent, visit).answer
  }

  @Sendable func restore(_ visit: Visit) async throws -> Answer {
    let id: Action.ID = try visit.id("action")
    guard let draft = visit.form["draft"].flatMap({ ProgressDraft.ID($0) }),
      let number = visit.form["number"].flatMap({ Int($0) })
    else { throw Refusal.notFound("This state of the draft is not kept any more.") }
    let now = try await SaveDraft(visit).restore(number, of: draft, on: id)
    return .redirect(
      Address.recordProgress(ofAction: id).with("corrects", now.corrects?.text),
      notice: "The draft is as it was then. What it was until now is kept too.")
  }

  @Sendable func discard(_ visit: Visit) async throws -> Answer {
    let id: Action.ID = try visit.id("action")
    try await SaveDraft(visit).discard(
      id, correcting: visit.form["corrects"].flatMap { ProgressUpdate.ID($0) })
    return .redirect(
      .action(id), notice: "The draft was put away. Its words are kept under its earlier states.")
  }
}

/// What became of what somebody sent about an action.
enum SentProgress: Sendable {
  case kept
  case published(ProgressUpdate)
  case heldBack(HeldBack)
}

extension Visit {
  /// - Parameter acting: who sends it; somebody by a link acts by that link.
  func sendProgress(on id: Action.ID, as acting: any Acting) async throws -> SentProgress {
    let sent = DraftSent(form, on: id)
    if form["do"] == "save" {
      let saved = try await SaveDraft(acting)(sent)
      return saved.merge.disputed.isEmpty
        ? .kept : .heldBack(HeldBack(saved: saved, reason: .changed))
    }
    return switch try await PublishDraft(acting)(sent, narrative: NarrativeAnswer(form)) {
    case .published(let update): .published(update)
    case .heldBack(let saved, let reason): .heldBack(HeldBack(saved: saved, reason: reason))
    }
  }
}
