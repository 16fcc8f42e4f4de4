import Civil
import Markup
import Voice
import Web

/// Above an edition: what became of the days that it announces. The words that were approved stay
/// beneath as they are, and their hash with them.
struct PublishedNews {
  /// One for each day of which something became.
  let sentences: [String]

  /// - Parameter sentence: what is said of one, in the words of the page that it stands on.
  init(
    _ plan: PublishedPlan, _ sentence: (PublicConsultation, ConsultationNews) -> String
  ) {
    sentences = plan.content.consultations.compactMap { one in
      plan.news[one.id].map { sentence(one, $0) }
    }
  }

  @HTMLBuilder var html: HTML {
    if !sentences.isEmpty {
      insetText {
        p { strong("Changed since this was published") }
        ul { for one in sentences { li(one) } }
      }
    }
  }
}

/// The same for programs.
struct PublishedNewsData {
  let consultations: [PublicConsultation]
  let news: [String: ConsultationNews]
  let today: CivilDate

  /// What became of the days, and beside it the document as it was published, byte for byte.
  func bytes(beside document: [UInt8], sha256: String) -> [UInt8] {
    let changed = JSON.array(
      consultations.compactMap { one in news[one.id].map { json(of: one, $0) } })
    var bytes = Array("{\"changedSincePublished\":".utf8)
    bytes += changed.bytes
    bytes += Array(",\"sha256\":".utf8) + JSON.string(sha256).bytes
    bytes += Array(",\"document\":".utf8)
    bytes += document
    bytes += Array("}".utf8)
    return bytes
  }

  private func json(of one: PublicConsultation, _ news: ConsultationNews) -> JSON {
    func json(_ day: CivilDate?) -> JSON { day.map { .string($0.description) } ?? .null }
    return [
      "consultation": .string(one.id), "title": .string(one.title),
      "plannedOn": json(one.plannedOn),
      "isCalledOff": .bool(news.isCalledOff),
      "nowPlannedOn": json(news.movedTo), "heldOn": json(news.heldOn),
      "words": .string("\(news.word) \(news.sentence(planned: one.plannedOn, on: today))"),
    ]
  }
}

extension ConsultationNews {
  fileprivate var isCalledOff: Bool { if case .calledOff = self { true } else { false } }
  fileprivate var movedTo: CivilDate? { if case .moved(let day) = self { day } else { nil } }
  fileprivate var heldOn: CivilDate? { if case .held(let day) = self { day } else { nil } }

  var tone: Tone { heldOn == nil ? .urgent : .good }

  var word: String {
    switch self {
    case .calledOff: "Called off"
    case .moved: "Moved"
    case .held: "Held"
    }
  }

  /// What follows the word: "on 20 November 2026. It does not take place on 10 December 2026."
  func sentence(planned: CivilDate?, on today: CivilDate) -> String {
    let not =
      planned.map { " It \($0 < today ? "did" : "does") not take place on \($0.longForm)." } ?? ""
    return switch self {
    case .calledOff(let gone): "on \(gone.longForm).\(not)"
    case .moved(let day?): "to \(day.longForm).\(not)"
    case .moved(nil): "to a day that is not fixed yet.\(not)"
    case .held(let day): "on \(day.longForm)."
    }
  }

  /// The same for children, who are told of a consultation by whom it asks.
  func plainSentence(planned: CivilDate?, on today: CivilDate) -> String {
    let isAhead = planned.map { $0 >= today } ?? false
    return switch self {
    case .calledOff:
      "We called this off." + (isAhead ? " Please do not come on that day." : "")
    case .moved(let day?): "We changed the day. It is now on \(day.longForm)."
    case .moved(nil): "We changed the day. We will tell you the new one."
    case .held(let day): "We asked you on \(day.longForm)."
    }
  }
}
