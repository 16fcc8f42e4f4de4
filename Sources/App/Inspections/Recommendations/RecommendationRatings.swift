import Kernel
import Markup
import SiteMap
import Web

// The two ratings of a recommendation beside whatever says something of it, each with its name; the
// plan answers for them.

extension PlanLinks.Rating {
  var tag: HTML { Web.tag(words, tone) }

  /// The rating with why it is so, as a cell of a table.
  var cell: HTML {
    HTML {
      tag
      // What is not rated says so itself.
      if code != nil, !because.isEmpty {
        div(ThreadSteps.short(because, 160), .class("muted"))
      }
    }
  }
}

extension PlanLinks.Answer {
  /// The council's answer with its name, and why beneath it.
  public var html: HTML {
    HTML {
      namedTag("Council’s answer", words, tone)
      if !reason.isEmpty { div(ThreadSteps.short(reason, 160), .class("muted")) }
    }
  }

  /// "Not accepted: there is no money."
  public var sentence: String { reason.isEmpty ? words : "\(words): \(reason)" }
}

extension PlanLinks.Became {
  /// Both ratings, each with its name, and the council's answer.
  var tags: HTML {
    HTML {
      namedTag("Delivery", delivery.words, delivery.tone)
      HTML(" ")
      namedTag("Impact", impact.words, impact.tone)
      if let answer {
        HTML(" ")
        namedTag("Council’s answer", answer.words, answer.tone)
      }
    }
  }
}

extension PlanLinks.Fates {
  /// What is printed under every table of ratings; nothing for those who see none.
  @HTMLBuilder var note: HTML {
    if let ratingRule { muted("How delivery is rated: \(ratingRule)") }
    if let impactRule { muted(impactRule) }
  }

  /// A rating of a recommendation as a cell of a table.
  func cell(
    _ recommendation: Recommendation, _ rating: (PlanLinks.Became) -> PlanLinks.Rating
  ) -> HTML {
    self[recommendation.id].map { rating($0).cell } ?? span("In no plan", .class("muted"))
  }

  /// What ``fileCells(_:)`` holds.
  static let fileColumns = [
    "Delivery", "Delivery because", "Impact", "Impact because", "How it stands",
    "Council’s answer", "Council’s reason",
  ]

  /// Both ratings with why, what became of it, and the council's answer, for a file.
  func fileCells(_ recommendation: Recommendation) -> [String] {
    guard let one = self[recommendation.id] else { return Self.fileColumns.map { _ in "" } }
    return [
      one.delivery.words, one.delivery.because, one.impact.words, one.impact.because, one.words,
      one.answer?.words ?? "", one.answer?.reason ?? "",
    ]
  }
}
