import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What a file says and a person decides: one question for each heading, name or word, a few to a
/// page.
struct ImportQuestions {
  enum Step: String, CaseIterable, Sendable {
    case recommendations, owners, ratings
  }

  /// Questions on one page: each offers all there is to choose from.
  static let size = 25

  let step: Step
  let decisions: ImportDecisions
  /// The place of the first question on this page, from 0.
  let from: Int
  let visit: Visit

  var page: Page {
    let found = decisions.planImport
    return Page(step.title, kicker: found.fileName, breadcrumbs: found.breadcrumbs()) {
      lead(step.introduction)
      if step == .recommendations { groupsNote }
      if count == 0 {
        emptyState(step.nothing) { buttonLink("Back to the preview", to: .planImport(found.id)) }
      } else {
        if count > Self.size {
          muted("\(from + 1) to \(from + shown.count) of \(count)")
        }
        sheet.form(
          to: .planImport(found.id, step.rawValue), submit: "Save and go back",
          cancel: .planImport(found.id), more: next
        ) {
          for place in shown { question(place) }
        }
      }
    }
  }

  private var shown: Range<Int> { from..<min(from + Self.size, count) }

  private var next: HTML {
    guard shown.upperBound < count else { return HTML() }
    return submitButton(
      "Save and show the next", name: "then", value: "\(shown.upperBound)", style: .secondary)
  }

  private var count: Int { step.count(of: decisions.digest) }

  private var sheet: FormSheet {
    FormSheet(visit, values: FormValues(shown.map { ("choice-\($0)", chosen($0)) }))
  }

  private var groupsNote: HTML {
    insetText(
      decisions.recommendations.isEmpty
        ? "The plan follows no inspection with recommendations, so these stay headings of your own. Say on the page “Where does it go?” which inspection the plan answers."
        : "A heading that is linked brings its actions under the inspectors’ recommendation. A heading of your own groups its actions and is no recommendation."
    )
  }

  private func chosen(_ place: Int) -> String {
    let digest = decisions.digest
    switch step {
    case .recommendations: return decisions.decision(digest.groups[place]).text
    case .owners:
      switch decisions.decision(digest.names[place].text) {
      case .text: return "text"
      case .body: return "body"
      case .owner(let owner): return owner.formValue
      }
    case .ratings: return decisions.decision(word: digest.words[place].key)?.rawValue ?? "words"
    }
  }

  private func question(_ place: Int) -> HTML {
    let digest = decisions.digest
    let name = "choice-\(place)"
    switch step {
    case .recommendations:
      let group = digest.groups[place]
      return sheet.select(
        name, group.text.shortened(to: 300), groupChoices,
        hint: hint(group), prompt: nil)
    case .owners:
      let found = digest.names[place]
      return sheet.select(
        name, found.text, nameChoices(found.text),
        hint: "\(counted(found.rows, "row")), first \(found.place)", prompt: nil)
    case .ratings:
      let word = digest.words[place]
      return sheet.select(
        name, word.title,
        [Choice("words", "It says nothing of the work; keep the words")]
          + Action.Delivery.allCases.map { Choice($0.rawValue, $0.title) },
        hint: counted(word.rows, "row"), prompt: nil)
    }
  }

  private func hint(_ group: ImportDigest.Group) -> String {
    let rows = counted(group.rows, "row")
    let said = group.isTheme == true ? "A theme or heading over \(rows)" : rows
    guard let match = decisions.proposal(group) else { return said }
    return "\(said). It has \(match.reason) as \(match.recommendation.reference)."
  }

  private var groupChoices: [Choice] {
    var choices = [Choice("own", "Stays a heading of our own")]
    if let inspection = decisions.inspection {
      choices.append(Choice("add", "Record it as a recommendation of “\(inspection.title)”"))
    }
    return choices
      + decisions.recommendations.map {
        Choice($0.id.text, "\($0.reference) \($0.text.onOneLine.shortened(to: 80))")
      }
  }

  private func nameChoices(_ name: String) -> [Choice] {
    [
      Choice("text", "Leave it as words, and say later who it is"),
      Choice("body", "Make an organisation called “\(name.shortened(to: 60))”"),
    ]
      + decisions.owners.choices.map { choice in
        Choice(
          choice.owner.formValue,
          choice.name.name + (choice.name.detail.map { " (\($0))" } ?? ""))
      }
  }

  static func load(_ visit: Visit, _ step: Step) async throws -> Page {
    let id: PlanImport.ID = try visit.id("import")
    return try await visit.store.read { db in
      let found = try db.openImport(id, of: visit.authority)
      let decisions = try ImportDecisions(found, on: visit.today, db)
      let count = step.count(of: decisions.digest)
      let asked = visit.query("from").flatMap { Int($0) } ?? 0
      return ImportQuestions(
        step: step, decisions: decisions, from: min(max(0, asked), max(0, count - 1)), visit: visit
      ).page
    }
  }
}

extension ImportQuestions.Step {
  var title: String {
    switch self {
    case .recommendations: "Recommendations and headings"
    case .owners: "Owners and partners"
    case .ratings: "How far the work is"
    }
  }

  var introduction: String {
    switch self {
    case .recommendations:
      "What your plan groups its actions under: recommendations, themes and other headings."
    case .owners:
      "The names in your plan, and who they are in the directory of people, posts and organisations. Only names that are the same were matched."
    case .ratings:
      "What your plan’s statuses, colours and words of progress mean for delivery: whether the work is done. Red, amber and green mean something else in every council, so nothing is assumed of them."
    }
  }

  var nothing: String {
    switch self {
    case .recommendations: "No row names a recommendation, or stands under a heading."
    case .owners: "No row names an owner or a partner."
    case .ratings: "No row has a status, a rating or words of progress."
    }
  }

  func count(of digest: ImportDigest) -> Int {
    switch self {
    case .recommendations: digest.groups.count
    case .owners: digest.names.count
    case .ratings: digest.words.count
    }
  }

  /// Keeps the answers that were sent. What is none of those that are offered counts for nothing
  /// when it is asked: ``ImportDecisions`` falls back on its proposal.
  func take(_ form: Form, into choices: inout ImportChoices, _ digest: ImportDigest) {
    for (name, value) in form.fields where name.hasPrefix("choice-") {
      guard let place = Int(name.dropFirst("choice-".count)), place >= 0,
        place < count(of: digest), value.utf8.count <= 100
      else { continue }
      switch self {
      case .recommendations: choices.groups[digest.groups[place].key] = value
      case .owners: choices.names[WordKey.of(digest.names[place].text)] = value
      case .ratings: choices.words[digest.words[place].key] = value
      }
    }
  }
}

extension ImportDigest.Word {
  /// "Status “On track”", "Rated red", "Progress “12 of 40”".
  var title: String {
    if key.hasPrefix("rating:") { return "Rated \(text)" }
    if key == "progress:" { return "Progress that is told at length" }
    return key.hasPrefix("progress:") ? "Progress “\(text)”" : "Status “\(text)”"
  }
}
