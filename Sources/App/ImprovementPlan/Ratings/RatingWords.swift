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
}

extension PlanRatings {
  /// How an action's delivery is rated, in the council's words.
  func tag(ofAction id: Action.ID) -> HTML {
    guard let rating = actions[id] else { return HTML() }
    return HTML {
      rule.tag(rating.shown)
      if rating.override != nil { div("rated by a person", .class("muted")) }
    }
  }

  /// Both ratings of a recommendation, each with its name.
  func tags(ofOutcome id: PlanOutcome.ID) -> HTML {
    HTML {
      if let delivery = delivery(ofOutcome: id) {
        namedTag("Delivery", rule.word(for: delivery), delivery.tone)
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
        Web.tag("Signed off", .info)
      }
    }
  }
}

/// What is printed under every table and chart of ratings.
func ratingNote(_ rule: DeliveryRule) -> HTML {
  muted("How delivery is rated: \(rule.sentence)")
}
