import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Every state in which the drafts of an action were kept, to read and to go back to.
struct DraftStatesPage {
  let action: Action
  let drafts: [ProgressDraft.ID: ProgressDraft]
  let states: [DraftState]
  /// The one that is read.
  let chosen: DraftState?
  let visit: Visit

  /// More are not listed at once.
  private static let most = 300

  var page: Page {
    Page(
      "Earlier states of the draft", kicker: "\(action.reference) \(action.title)",
      breadcrumbs: [
        Breadcrumb(action.reference, .action(action.id)),
        Breadcrumb("How is it going?", .recordProgress(ofAction: action.id)),
      ]
    ) {
      lead("Whatever was typed is kept as it was, so that no word is lost.")
      if let chosen { reading(chosen) }
      if states.isEmpty {
        emptyState("Nothing was typed yet.")
      } else {
        dataTable(
          "States, the latest first", columns: ["As at", "By", "Words", "Ends"],
          rows: states.prefix(Self.most).map(row))
        if states.count > Self.most { muted("Only the last \(Self.most) are listed.") }
      }
    }
  }

  private func reading(_ state: DraftState) -> HTML {
    panel("As at \(state.savedAt.forPeople), \(Words.count(state.words.count, "word"))") {
      state.words.summary
      visit.sheet.button(
        "Go back to this state", to: .draft(ofAction: action.id, "restore"),
        values: ["draft": state.draft.text, "number": state.number])
    }
  }

  private func row(_ state: DraftState) -> [HTML] {
    [
      link(
        state.savedAt.forTables,
        to: Address.draft(ofAction: action.id).with("draft", state.draft.text)
          .with("number", String(state.number))),
      HTML {
        HTML(state.savedBy)
        for words in [state.isBeside ? "beside somebody else’s words" : "", fate(of: state)]
        where !words.isEmpty { div(words, .class("muted")) }
      },
      HTML(Words.count(state.words.count, "word")), HTML(Self.end(of: state.words["note"])),
    ]
  }

  /// What became of it: only what a draft held when it was published is public.
  private func fate(of state: DraftState) -> String {
    guard let draft = drafts[state.draft], let end = draft.endedAs else { return "" }
    switch end {
    case .discarded: return "put away since"
    case .published where state.isBeside: return "not published"
    case .published where state.words.isSaid(as: draft.words): return "published since"
    case .published: return "changed before it was published"
    }
  }

  private static func end(of note: String) -> String {
    let end = note.suffix(60)
    return note.count > end.count ? "… \(end)" : note
  }

  static func load(_ visit: Visit) async throws -> Page {
    let id: Action.ID = try visit.id("action")
    return try await visit.store.read { db in
      let action = try db.actionToUpdate(id, by: visit.user, on: visit.today)
      let drafts = try db.drafts(of: id, in: visit.authority)
      let states = try db.states(of: drafts.map(\.id), in: visit.authority)
      let number = visit.query("number").flatMap { Int($0) }
      return DraftStatesPage(
        action: action,
        drafts: Dictionary(drafts.map { ($0.id, $0) }, uniquingKeysWith: { $1 }), states: states,
        chosen: states.first {
          $0.number == number && $0.draft.text == visit.query("draft")
        }, visit: visit
      ).page
    }
  }
}

extension ProgressWords {
  /// Its fields, to be read.
  var summary: HTML {
    summaryList(
      Self.fields.filter { $0 != "ready" }.map { name in
        SummaryRow(Self.title(of: name)) { prose(shown(name)) }
      })
  }
}
