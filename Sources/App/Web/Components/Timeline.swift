import Civil
import Markup
import SiteMap

/// Something that happened, or will, on a day.
public struct TimelineEntry: Sendable {
  public var date: CivilDate
  public var title: String
  public var address: Address?
  public var tone: Tone
  /// It has not happened yet.
  public var isAhead: Bool
  public var detail: HTML

  public init(
    _ date: CivilDate, _ title: String, to address: Address? = nil, tone: Tone = .neutral,
    isAhead: Bool = false, @HTMLBuilder detail: () -> HTML = { HTML() }
  ) {
    self.date = date
    self.title = title
    self.address = address
    self.tone = tone
    self.isAhead = isAhead
    self.detail = detail()
  }
}

/// What happened, day by day, in the order given.
public func timeline(_ entries: [TimelineEntry]) -> HTML {
  ol(.class("timeline")) {
    for entry in entries {
      li(
        .class("timeline-entry tone-" + entry.tone.rawValue),
        .when(entry.isAhead, .class("is-ahead"))
      ) {
        p(.class("timeline-day")) { day(entry.date) }
        p(.class("timeline-title")) {
          if let address = entry.address {
            link(entry.title, to: address)
          } else {
            HTML(entry.title)
          }
        }
        entry.detail
      }
    }
  }
}
