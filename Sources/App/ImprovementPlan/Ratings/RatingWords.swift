import Civil
import Kernel
import Markup
import SiteMap
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
  func tag(_ rating: DeliveryRating) -> HTML { Web.tag(word(for: rating), rating.tone) }

  /// How an action's delivery is rated, in the council's words, and whose word it is.
  func tag(_ rating: Rating) -> HTML {
    HTML {
      tag(rating.shown)
      if rating.override != nil { div("rated by a person", .class("muted")) }
      if rating.proposed.awaitsVerification {
        div("complete, not verified yet", .class("muted"))
      }
    }
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

  /// The same as a tag; nil without any action.
  func deliveryTag(ofOutcome id: PlanOutcome.ID) -> HTML? {
    delivery(ofOutcome: id).map { rating in
      HTML {
        rule.tag(rating)
        if let chair = chair(ofOutcome: id) { div(chairsWord(over: chair), .class("muted")) }
      }
    }
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
        namedTag("Delivery", "No action yet", .caution)
      }
      HTML(" ")
      if let impact = impactJudged(ofOutcome: id) {
        namedTag("Impact", impact.rating.title, impact.rating.tone)
      } else {
        namedTag("Impact", "Not judged yet")
      }
      if signOff(ofOutcome: id) != nil {
        HTML(" ")
        Web.tag(signatory(ofOutcome: id).map { "Signed off by \($0)" } ?? "Signed off", .info)
      }
    }
  }
}

/// What is printed under every table and chart of ratings.
func ratingNote(_ rule: DeliveryRule) -> HTML {
  muted("How delivery is rated: \(rule.sentence)")
}
