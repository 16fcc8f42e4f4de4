import Civil
import Markup
import SiteMap

/// A figure people came for, large, with what it counts.
public struct KeyFigure: Sendable {
  public var number: String
  public var label: String
  public var address: Address?
  public var tone: Tone

  public init(_ number: String, _ label: String, to address: Address? = nil, tone: Tone = .neutral)
  {
    self.number = number
    self.label = label
    self.address = address
    self.tone = tone
  }
}

/// A few figures in a row; each with an address opens the records it counts.
public func keyFigures(_ figures: [KeyFigure]) -> HTML {
  ul(.class("figures")) {
    for figure in figures {
      li(.class("figure tone-" + figure.tone.rawValue)) {
        if let address = figure.address {
          a(.href(address.web)) { figureText(figure) }
        } else {
          div { figureText(figure) }
        }
      }
    }
  }
}

private func figureText(_ figure: KeyFigure) -> HTML {
  HTML {
    strong(figure.number, .class("figure-number"))
    HTML(" ")
    span(figure.label, .class("figure-label"))
  }
}

/// How much of something is done: a bar, and the same in words.
///
/// `words` says it in full: "12 of 13 recommendations have an action".
public func progressBar(_ done: Int, of total: Int, _ words: String, tone: Tone = .gold) -> HTML {
  let share = total > 0 ? min(max(Double(done) / Double(total), 0), 1) : 0
  return div(.class("progress tone-" + tone.rawValue)) {
    p(words, .class("progress-words"))
    svg(.class("bar"), .viewBox(0, 0, 100, 4), .preserveAspectRatio("none"), .aria("hidden", true))
    {
      SVG.rect(x: 0, y: 0, width: 100, height: 4, .class("bar-ground"))
      SVG.rect(x: 0, y: 0, width: share * 100, height: 4, .class("bar-done"))
    }
  }
}

/// How long there is left until a day that counts: "23 working days left – act by 5 April 2013".
///
/// - Parameters:
///   - left: working days left; 0 on the day itself, negative when it has passed.
///   - unit: "working days" unless the rule counts otherwise.
///   - warnAt: from how many days on it needs looking at.
public func countdown(
  _ what: String, left: Int, until date: CivilDate, unit: String = "working days",
  verb: String = "act by", warnAt: Int = 10, detail: HTML = HTML()
) -> HTML {
  let tone: Tone = left < 0 ? .urgent : left <= warnAt ? .caution : .neutral
  return div(.class("countdown tone-" + tone.rawValue)) {
    p(what, .class("countdown-what"))
    p(.class("countdown-left")) {
      strong(.class("countdown-number")) { countdownWords(left, unit) }
      HTML(" – \(left < 0 ? "it was due on" : verb) ")
      day(date)
    }
    detail
  }
}

func countdownWords(_ left: Int, _ unit: String) -> String {
  let one = unit.hasSuffix("days") ? String(unit.dropLast()) : unit
  return switch left {
  case 0: "Today is the day"
  case 1: "1 \(one) left"
  case 2...: "\(left) \(unit) left"
  case -1: "1 \(one) over"
  default: "\(-left) \(unit) over"
  }
}
