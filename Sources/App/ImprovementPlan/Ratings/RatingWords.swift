import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension DeliveryRating {
  /// The colour beside the word; the word always prints.
  public var tone: Tone {
    switch self {
    case .complete: .info
    case .onTrack: .good
    case .atRisk: .caution
    case .offTrack: .urgent
    case .notStarted: .neutral
    }
  }
}

extension ImpactRating {
  /// The colour beside the word; the word always prints.
  public var tone: Tone {
    switch self {
    case .tooEarly, .noChange: .neutral
    case .someChange: .gold
    case .sustainedChange: .good
    case .worse: .urgent
    }
  }
}

extension DeliveryRule {
  /// What stands for the delivery of what nothing is done about yet.
  static let noAction = "No action yet"
  /// What stands for an impact that nobody has judged.
  static let notJudged = "Not judged yet"

  func tag(_ rating: DeliveryRating) -> HTML { Web.tag(word(for: rating), rating.tone) }

  /// How an action's delivery is rated, in the council's words, and whose word it is.
  func tag(_ rating: Rating) -> HTML {
    HTML {
      tag(rating.shown)
      if rating.override != nil { div("rated by a person", .class("muted")) }
      if rating.proposed.awaitsVerification {
        div("complete, not verified yet", .class("muted"))
        if let unproven = rating.proposed.unproven { div(unproven, .class("muted")) }
      }
    }
  }
}

extension DeliveryRule {
  /// What the public is told beside a rating that is somebody's word against the rule, without
  /// naming a person, or whose verification has been taken back; nil where there is nothing to say.
  func publicNote(_ rating: Rating) -> String? {
    if let override = rating.override {
      return
        "Rated so by a person, until \(override.expiresOn.longForm): “\(override.reason)” By the rule it is “\(word(for: rating.proposed.rating))”."
    }
    return rating.proposed.unproven.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
  }
}

extension PlanRatings {
  /// How an action's delivery is rated, in the council's words.
  func tag(ofAction id: Action.ID) -> HTML {
    actions[id].map { rule.tag($0) } ?? HTML()
  }

  /// How a recommendation's delivery is rated, in the council's words, and whose word it is.
  ///
  /// - Parameter named: whether to say who recorded the chair's word; not for the public.
  func deliveryWord(ofOutcome id: PlanOutcome.ID, named: Bool = true) -> String? {
    delivery(ofOutcome: id).map { rating in
      let word = rule.word(for: rating)
      return chair(ofOutcome: id).map {
        "\(word), \(chairsWord(over: $0, named: named))"
      } ?? word
    }
  }

  /// What stands beside every rating that is the chair's and not that of the actions.
  private func chairsWord(over chair: RatingOverride, named: Bool = true) -> String {
    let worst = chair.subject.outcome.flatMap { self.worst(ofOutcome: $0) } ?? chair.proposed
    return "\(chair.chairsWord(named: named)); its actions say \(rule.word(for: worst))"
  }

  /// Why a recommendation's delivery is rated so: the chair's word, or the actions that make it so.
  ///
  /// - Parameter serving: the actions that stand and serve it.
  func because(ofOutcome id: PlanOutcome.ID, actions serving: [Action]) -> String {
    if let chair = chair(ofOutcome: id) {
      let word = chairsWord(over: chair)
      return word.prefix(1).uppercased() + word.dropFirst() + "."
    }
    let shown = delivery(ofOutcome: id)
    let reasons = serving.compactMap { action -> String? in
      guard let rating = actions[action.id], rating.shown == shown else { return nil }
      return "\(action.reference): \(rating.because)"
    }
    return reasons.first.map { first in
      reasons.count == 1 ? first : "\(first) So with \(reasons.count - 1) more of its actions."
    } ?? "Some of its actions have begun."
  }

  /// The same as a tag; nil without any action.
  func deliveryTag(ofOutcome id: PlanOutcome.ID) -> HTML? {
    delivery(ofOutcome: id).map { rating in
      HTML {
        rule.tag(rating)
        if let chair = chair(ofOutcome: id) { div(chairsWord(over: chair), .class("muted")) }
      }
    }
  }

  /// How the impact of a recommendation was last judged, in words.
  func impactWord(ofOutcome id: PlanOutcome.ID) -> String {
    impactShown(ofOutcome: id).word
  }

  /// The same as a tag.
  func impactTag(ofOutcome id: PlanOutcome.ID) -> HTML {
    impactShown(ofOutcome: id).tag
  }

  /// Both ratings of a recommendation, each with its name.
  func tags(ofOutcome id: PlanOutcome.ID) -> HTML {
    HTML {
      if let delivery = delivery(ofOutcome: id) {
        namedTag("Delivery", rule.word(for: delivery), delivery.tone)
        if let chair = chair(ofOutcome: id) {
          HTML(" ")
          span(chairsWord(over: chair), .class("muted"))
        }
      } else {
        namedTag("Delivery", DeliveryRule.noAction, .caution)
      }
      HTML(" ")
      let impact = impactShown(ofOutcome: id)
      namedTag("Impact", impact.word, impact.tone)
      if signOff(ofOutcome: id) != nil {
        HTML(" ")
        Web.tag(signatory(ofOutcome: id).map { "Signed off by \($0)" } ?? "Signed off", .info)
        if isSignOffInDoubt(id) {
          HTML(" ")
          Web.tag("Sign-off in doubt", .urgent)
        }
      }
    }
  }
}

extension PlanOverview {
  /// Why a recommendation’s delivery is rated as it is.
  func because(_ item: PlanItem) -> String {
    ratings.because(ofOutcome: item.outcome.id, actions: item.actions.map(\.action))
  }

  /// How a recommendation’s delivery is rated, and why, as a cell of a table.
  func deliveryCell(_ item: PlanItem) -> HTML {
    HTML {
      if let tag = ratings.deliveryTag(ofOutcome: item.outcome.id) {
        tag
        if ratings.chair(ofOutcome: item.outcome.id) == nil { div(because(item), .class("muted")) }
      } else {
        span(DeliveryRule.noAction, .class("muted"))
      }
      withdrawnNote(item)
    }
  }

  /// Beside a recommendation’s rating, which is only of the actions that stand: that others were
  /// withdrawn after their dates, and which.
  @HTMLBuilder func withdrawnNote(_ item: PlanItem) -> HTML {
    let count = ratings.withdrawnLate(ofOutcome: item.outcome.id)
    if let note = WithdrawnLine.servedNote(count) {
      div(.class("muted")) {
        link(
          note,
          to: WithdrawnFilter.late.of(
            actionsAddress.with("recommendation", item.recommendation.id.text)))
      }
    }
  }
}

/// What is printed under every table and chart of how delivery is rated.
func ratingNote(_ rule: DeliveryRule) -> HTML {
  muted("How delivery is rated: \(rule.sentence)")
}

/// What is printed under every table and chart of both ratings.
@HTMLBuilder func ratingNotes(_ rule: DeliveryRule) -> HTML {
  ratingNote(rule)
  muted(rule.impactSentence)
}
