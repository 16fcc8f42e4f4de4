import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Where the words of an edition disagree with the figures that stand beneath them.
struct EditionFigures: Sendable {
  struct Line: Sendable {
    /// "the summary".
    let place: String
    /// Where the words are written.
    let address: Address
    let action: Action.ID?
    let disagreement: NarrativeDisagreement
    /// That somebody kept them, and why; nil where nobody has said.
    let kept: KeptAsWritten?
  }

  let lines: [Line]
  /// What else was kept while it was written and stands in it still: it disagreed with what the
  /// public is not shown, such as a measure.
  let keptBesides: [KeptAsWritten]
}

extension EditionFigures.Line {
  /// "“7 of 16” in the summary: the plan has 6 of 15 actions complete today."
  var sentence: String { "“\(disagreement.quote)” in \(place): \(disagreement.says)." }

  var keptSentence: String? {
    kept.map { "Kept as written by \($0.keptBy) on \($0.keptOn.longForm): \($0.reason)" }
  }
}

extension Transaction {
  /// Where the words of an edition disagree with what it shows. Of what was frozen that is told as
  /// it stood then, however far the plan has come since.
  func figures(of edition: PlanEdition, _ content: EditionContent) throws -> EditionFigures {
    let kept = try keptWords(of: edition)
    let (asAt, isFrozen) = (content.plan.asAt, edition.document != nil)
    let schedules = try shelf(
      of: edition.authority, asAt: isFrozen ? .endOfDayInLondon(asAt) : nil
    ).schedules(of: content.plan.actions.compactMap { Action.ID($0.id) })
    let facts = PlanFacts(content.plan, schedules: schedules)
    let passages = try passages(of: edition)
    let lines = passages.flatMap { passage -> [EditionFigures.Line] in
      let action = passage.action.flatMap { id in content.plan.actions.first { $0.id == id.text } }
      let check = NarrativeCheck(
        plan: facts,
        action: action.map {
          ActionFacts($0, on: asAt, schedule: Action.ID($0.id).flatMap { schedules[$0] })
        },
        recommendation: passage.outcome.flatMap {
          RecommendationFacts(of: $0, in: content.plan)
        }, countsThings: action == nil, on: isFrozen ? asAt : nil)
      return check.disagreements(in: passage.text).map { one in
        EditionFigures.Line(
          place: passage.name(in: content), address: passage.address(in: edition.id),
          action: passage.action, disagreement: one,
          kept: kept.first {
            $0.quote == one.quote && $0.action == passage.action
              && (isFrozen || $0.said == one.says)
          })
      }
    }
    return EditionFigures(
      lines: lines,
      keptBesides: kept.filter { one in
        !lines.contains { $0.disagreement.quote == one.quote }
          && passages.contains { $0.text.contains(one.quote) }
      })
  }

  /// The words of a plan's editions that disagree with its figures, for whoever reviews them.
  ///
  /// - Parameter day: the past day whose end is asked for; nil for now.
  func wordsOfEditions(
    of plan: Plan, in world: World, for user: User, asAt day: CivilDate?
  ) throws -> [WordsBeside] {
    let shelf = shelf(of: plan.authority, asAt: day.map { .endOfDayInLondon($0) })
    let editions: [PlanEdition] = try shelf.all(where: "plan_id = \(plan.id)") {
      $0.plan == plan.id
    }
    // How one in preparation stood on a past day is not told: what it shows follows the plan.
    return try editions.sorted { $0.number > $1.number }.filter {
      $0.state != .withdrawn && (day == nil || $0.document != nil)
    }.flatMap { edition in
      let content = try content(of: edition, in: world, for: user)
      let by = edition.frozenOn.map { "put forward on \($0.longForm)" } ?? "in preparation"
      return try figures(of: edition, content).lines.map { one in
        WordsBeside(
          title: "Edition “\(edition.label)”: \(one.place)",
          address: Address.edition(edition.id).at("figures"), action: one.action,
          by: "\(edition.preparedBy), \(by)" + (one.keptSentence.map { ". \($0)" } ?? ""),
          day: edition.frozenOn, found: [one.disagreement])
      }
    }
  }
}

/// Where the words of an edition disagree with its figures, each with what the plan counts and why
/// the words were kept; nothing where they agree.
struct EditionFiguresView {
  let figures: EditionFigures
  let edition: PlanEdition

  @HTMLBuilder var html: HTML {
    if !figures.lines.isEmpty || !figures.keptBesides.isEmpty {
      part("Figures in its words that disagree with the plan", id: "figures") {
        ul {
          for one in figures.lines { li { line(one) } }
          for one in figures.keptBesides {
            li(
              "“\(one.quote)” was kept as written by \(one.keptBy) on \(one.keptOn.longForm), when it was compared: \(one.said). \(one.reason)"
            )
          }
        }
      }
    }
  }

  private func line(_ one: EditionFigures.Line) -> HTML {
    HTML {
      HTML(one.sentence)
      if let address = one.disagreement.address(plan: edition.plan, action: one.action) {
        HTML(" ")
        link(
          "See what it counts",
          to: edition.frozenOn.map { address.with("as-at", $0.description) } ?? address)
      }
      muted(one.keptSentence ?? "Nobody has said yet why it is kept.")
    }
  }
}
