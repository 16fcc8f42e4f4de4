import Markup

/// What a colour means; the word beside it says the same, and so does the shape.
public enum Tone: String, CaseIterable, Sendable {
  /// A fact without a judgement: "draft", "not started".
  case neutral
  /// It is being worked on, or it is part of the thread.
  case gold
  /// Well: done, met, accepted.
  case good
  /// Needs looking at soon.
  case caution
  /// Needs doing now: overdue, refused.
  case urgent
  /// Something to know: new, closed, read only.
  case info
}

/// A state in a word or two: "Overdue". The tone is a second cue and never the only one.
public func tag(_ word: String, _ tone: Tone = .neutral) -> HTML {
  strong(.class("tag tone-" + tone.rawValue)) {
    span(.class("tag-mark"), .aria("hidden", true))
    word
  }
}

/// A tag with what it is about in front: "Delivery: on track". Goldthread's two ratings are always
/// shown so, each with its name.
public func namedTag(_ name: String, _ word: String, _ tone: Tone = .neutral) -> HTML {
  span(.class("named-tag")) {
    span(name, .class("named-tag-name"))
    HTML(" ")
    tag(word, tone)
  }
}
