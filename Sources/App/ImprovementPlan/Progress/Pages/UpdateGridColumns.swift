import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The cells of one row of the grid.
struct UpdateGridCells {
  let row: UpdateRow
  let desk: DraftDesk
  let due: UpdatesDue
  let outcome: RowOutcome?
  /// The plan it belongs to, where the page shows several.
  let plan: String?
  /// Whether nobody has agreed that plan yet.
  let isDraft: Bool

  private var action: Action { row.action }
  private var prefix: String { row.id.text + "." }

  /// One's own words where somebody else's stand beside them.
  private var words: ProgressWords { held?.saved.mine ?? desk.words }

  /// What came of what was sent a moment ago, else what was left undecided before.
  private var held: HeldBack? {
    switch outcome {
    case .heldBack(let held): held
    case .published, .kept: nil
    case .refused, nil: desk.undecided
    }
  }

  private func problem(_ name: String) -> String? {
    held?.problems.first { ($0.field ?? "note") == name }?.message
  }

  // MARK: What the action is

  var what: HTML {
    HTML {
      link("\(action.reference) \(action.title)", to: .action(row.id))
      if let plan { div(plan, .class("muted")) }
      if isDraft { div { Plan.draftTag } }
      if let rating = due.ratings[row.id] {
        div { Web.tag(due.words.word(for: rating.shown), rating.shown.tone) }
      }
      if let next = due.next[row.id] { div { nextUpdateMark(next) } }
      if let last = desk.last {
        div(
          "Said last, \(last.recordedAt.dateInLondon.shortForm): \(last.note.shortened(to: 120))",
          .class("muted"))
      }
      for field in desk.memory(prefix: prefix) {
        input(.type(.hidden), .name(field.name), .value(field.value))
      }
      input(.type(.hidden), .name("row"), .value(row.id.text))
    }
  }

  // MARK: The fields

  var delivery: HTML {
    cell("delivery", "The work is") { attributes in
      Markup.select(attributes, .class("input select")) {
        for one in Action.Delivery.allCases {
          option(
            one.title, .value(one.rawValue), .selected(one.rawValue == words["delivery"]))
        }
      }
    }
  }

  var note: HTML {
    HTML {
      FormSheet.called(prefix + "note", "\(action.reference) \(action.title)")
      cell("note", "What was done, or what stands in the way") { attributes in
        textarea(words["note"], attributes, .rows(2), .class("input"))
      }
    }
  }

  var since: HTML { date("effectiveOn", "Since when that is so") }

  var expected: HTML { date("expectedOn", "By when you expect it to be done") }

  var ready: HTML {
    cell("ready", "Ready to be published") { attributes in
      input(.type(.checkbox), attributes, .value("yes"), .checked(words.isReady))
    }
  }

  var state: HTML {
    HTML {
      p(said, .class("saved"), .data("saved", ""))
      if let sentence = held?.sentence { p(sentence, .class("problem")) }
      if let name = desk.tickedBy {
        p(
          "\(name) has ticked it as ready. You publish it only if you tick it too: then it is said by you, with words of \(name).",
          .class("muted"))
      }
      if let left = desk.left {
        p {
          HTML(left.sentence + " ")
          link(
            "Read them", to: .recordProgress(ofAction: row.id),
            .aria("label", "Read your words about \(action.reference)"))
        }
      }
      if case .refused(let text) = outcome { p(text, .class("problem")) }
    }
  }

  private var said: String {
    if case .published(let update) = outcome {
      return "Published at \(update.recordedAt.inLondon.timeOfDay)."
    }
    return desk.draft.map {
      "Draft of \($0.savedBy), \($0.savedAt.forTables), \(Words.count($0.words.count, "word"))."
        + (held?.beside ?? "")
    } ?? "No draft."
  }

  private func date(_ name: String, _ title: String) -> HTML {
    let value =
      words.formValues(inParts: false).first { $0.name == name }?.value ?? ""
    return cell(name, title) { attributes in
      input(
        .type(.text), attributes, .value(value), .class("input width-date"),
        .inputmode("numeric"), .autocomplete("off"))
    }
  }

  /// A field with its label for those who do not see the column, its problem, and somebody else's
  /// words beside it.
  private func cell(_ name: String, _ title: String, _ control: (Attribute) -> HTML) -> HTML {
    let id = prefix + name
    let problem = problem(name)
    return div(.class("cell"), .when(problem != nil, .class("is-wrong"))) {
      label("\(title), \(action.reference)", .for(id), .class("visually-hidden"))
      if let problem {
        p(.class("problem"), .id(id + "-problem")) {
          span("Error: ", .class("visually-hidden"))
          problem
        }
      }
      control(
        .all([
          .id(id), .name(id), .data("cell", name),
          .when(problem != nil, .aria("invalid", true)),
          .when(problem != nil, .aria("describedby", id + "-problem")),
        ]))
      if let held, held.saved.merge.disputed.contains(name) {
        rivalWords(
          of: id, by: held.saved.others, words: held.saved.words.shown(name),
          choosing: held.saved.words.formValues(inParts: false).filter { $0.name == name })
      }
    }
  }
}

/// When something is to be said next, with a mark when that day has come.
func nextUpdateMark(_ next: NextUpdate) -> HTML {
  if next.isBehind {
    return tag("Update \(next.lateness.phrase)", .urgent)
  }
  return span("Next update by \(next.dueOn.shortForm)", .class("muted"))
}
