import API
import Kernel
import Storage
import Web

/// What the council's own dated rules look like to a program.
enum RuleShapes {
  /// - Parameter properties: of one such rule.
  private static func inForce<Rule: DatedRule>(
    _ name: String, _ about: String, _ properties: [Property<Rule>]
  ) -> Shape<RuleInForce<Rule>> {
    let version: Property<RuleInForce<Rule>> = .number(
      "version", "Counts how often the council has set such rules."
    ) { $0.version }
    let toCome: Property<RuleInForce<Rule>> = .many(
      "toCome",
      "Those that the council has set for later days, the next first; none as at a past day.",
      Shape("\(name)ToCome", "A rule that the council has set for a later day.", properties)
    ) { $0.toCome }
    return Shape(name, about, [version] + properties.map { $0.of(\.rule) } + [toCome])
  }

  static let delivery: Shape<RuleInForce<DeliveryRule>> = inForce(
    "DeliveryRule", "How the council rates delivery, and what it calls impact, from a day on.",
    [
      .day("validFrom", "From which day it holds.") { $0.validFrom },
      .text("sentence", "The rule in words, as printed under every table.") { $0.sentence },
      .text("impactSentence", "What a judgement of impact needs.") { $0.impactSentence },
      .text("wordComplete", "What complete and verified is called.") { $0.words.complete },
      .text("wordOnTrack", "What on track is called.") { $0.words.onTrack },
      .text("wordAtRisk", "What at risk is called.") { $0.words.atRisk },
      .text("wordOffTrack", "What off track is called.") { $0.words.offTrack },
      .text("wordNotStarted", "What not started is called.") { $0.words.notStarted },
      .text("wordTooEarly", "What an impact is called of which it is too early to say.") {
        $0.impactWords.tooEarly
      },
      .text("wordNoChange", "What an impact is called of which no change is seen.") {
        $0.impactWords.noChange
      },
      .text("wordSomeChange", "What an impact of some change is called.") {
        $0.impactWords.someChange
      },
      .text("wordSustainedChange", "What an impact of sustained change is called.") {
        $0.impactWords.sustainedChange
      },
      .text("wordWorse", "What an impact is called that is worse.") { $0.impactWords.worse },
      .number("lookAheadDays", "Working days before the due date from which milestones count.") {
        $0.thresholds.lookAheadDays
      },
      .number("milestoneShare", "The share of them that must be done by then, in per cent.") {
        $0.thresholds.milestoneShare
      },
      .number("recoveryDays", "Working days by which an action with a recovery plan may be late.") {
        $0.thresholds.recoveryDays
      },
      .number("overrideDays", "Working days for which a person’s rating holds.") {
        $0.thresholds.overrideDays
      },
      .word("someChangeStrength", "The evidence that some change needs.") {
        $0.thresholds.someChangeStrength
      },
      .word("sustainedChangeStrength", "The evidence that sustained change needs.") {
        $0.thresholds.sustainedChangeStrength
      },
      .text("source", "Where it was decided.") { $0.source },
    ])

  static let updates: Shape<RuleInForce<UpdateRule>> = inForce(
    "UpdateRule", "How often the council wants to hear of an action, from a day on.",
    [
      .day("validFrom", "From which day it holds.") { $0.validFrom },
      .number("offTrack", "Days from one update to the next, off track; 0 for none.") {
        $0.every.offTrack
      },
      .number("atRisk", "Days, at risk.") { $0.every.atRisk },
      .number("onTrack", "Days, on track.") { $0.every.onTrack },
      .number("notStarted", "Days, not started.") { $0.every.notStarted },
      .text("source", "Where it was decided.") { $0.source },
    ])

  static let figures: Shape<RuleInForce<FigureRule>> = inForce(
    "FigureRule", "When forecasts are made, and what measures are to reach, from a day on.",
    [
      .day("validFrom", "From which day it holds.") { $0.validFrom },
      .text("sentence", "The rule in words.") { $0.sentence },
      .number("forecastMinimum", "Complete actions that a forecast needs.") { $0.forecastMinimum },
      .number("forecastLower", "The range begins when so many in 100 were complete.") {
        $0.forecastLower
      },
      .number("forecastUpper", "It ends when so many in 100 were complete.") { $0.forecastUpper },
      .number("targetM64", "In per cent; null without a target.") { $0.targets[.actionsOnTime] },
      .number("targetM65", "In per cent; null without a target.") {
        $0.targets[.recommendationsProven]
      },
      .number("targetM66", "In per cent; null without a target.") {
        $0.targets[.partnerActionsOnTrack]
      },
      .text("source", "Where it was decided.") { $0.source },
    ])
}

extension RuleInForce {
  /// What a program asks for: today's with those to come, or that of a past day.
  static func asked(_ visit: Visit) async throws -> RuleInForce {
    let past = try visit.pastDay
    return try await visit.store.read { db in
      try past.map { try db.ruleInForce(on: $0, of: visit.authority) }
        ?? db.rulesFrom(visit.today, of: visit.authority)
    }
  }
}
