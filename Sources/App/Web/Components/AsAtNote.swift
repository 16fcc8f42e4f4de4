import Civil
import Markup
import SiteMap

/// What stands above a page as at a past day, so that nobody takes it for today’s.
public struct AsAtNote: Sendable {
  /// The past day; nil for today.
  public let day: CivilDate?
  /// The page as it is today.
  private let here: Address
  /// What there is to say beside of how it stood on the day; nil for nothing.
  private let standing: String?

  public init(day: CivilDate?, here: Address, standing: String? = nil) {
    self.day = day
    self.here = here
    self.standing = standing
  }

  @HTMLBuilder public var html: HTML {
    if let standing { insetText(standing) }
    if let day {
      insetText {
        p {
          strong("As at \(day.longForm). ")
          HTML(
            "This is what was stored at the end of that day, rated by the rule of that day. Nothing can be changed here. "
          )
          link("See it as it is today", to: here)
        }
      }
    }
  }
}

extension AsAt {
  /// Says so where another day is asked of a page that has only today’s state: an address that is
  /// not obeyed is never passed over in silence.
  @HTMLBuilder public static func ofTodayOnly(_ visit: Visit) -> HTML {
    let asked = AsAt(visit)
    if asked.isPast || asked.problem != nil {
      insetText(
        "This page is of today, \(visit.today.longForm); it cannot be shown as at another day.")
    }
  }
}
