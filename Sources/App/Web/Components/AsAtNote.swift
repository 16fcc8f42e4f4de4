import Civil
import Kernel
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
      AsAt.note {
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

extension Visit {
  /// What stands above a page that can be asked for as at a past day: which day it is of; to those
  /// who see only today’s, that it is of today.
  public var asAtNote: HTML { asAtNote(for: .readHistory) }

  /// The same, where looking back takes another permission than to read any history.
  @HTMLBuilder public func asAtNote(for permission: Permission) -> HTML {
    if mayLookBack(by: permission) {
      AsAtNote(day: shownDay(for: permission), here: address.with("as-at", nil)).html
    } else {
      AsAt.ofTodayOnly(self)
    }
  }

  /// Keeps the past day in a form that is sent by GET.
  @HTMLBuilder public var keptDay: HTML {
    if let day = shownDay { input(.type(.hidden), .name("as-at"), .value(day.description)) }
  }

  /// Asks for such a page as at another day; filters stay as they are.
  ///
  /// - Parameter permission: what it takes to look back on the page.
  @HTMLBuilder public func asAtForm(
    _ title: String, for permission: Permission = .readHistory
  ) -> HTML {
    if mayLookBack(by: permission) {
      let own: Set = ["as-at", ListWord.after, ListWord.before, ListWord.format]
      fold(title) {
        AsAt(self).form(
          to: .pathOnly(address), title: "As at",
          keeping: address.query.filter { !own.contains($0.name) }.map { ($0.name, $0.value) })
      }
    }
  }
}

extension AsAt {
  /// Says so where another day is asked of a page that has only today’s state: an address that is
  /// not obeyed is never passed over in silence.
  @HTMLBuilder static func ofTodayOnly(_ visit: Visit) -> HTML {
    if AsAt(visit).isNotToday { ofTodayOnly(visit.today) }
  }

  static func ofTodayOnly(_ today: CivilDate) -> HTML {
    note { p("This page is of today, \(today.longForm); it cannot be shown as at another day.") }
  }

  /// A remark about the day that a page is of.
  public static func note(@HTMLBuilder content: () -> HTML) -> HTML {
    div(.class("inset day-note"), content: content)
  }

  /// What stands above a page that does not show the day in its address: that the day was not
  /// understood, or that the page has no other day. A page that has a note about its day says it
  /// itself.
  @HTMLBuilder static func unheard(_ visit: Visit, by page: HTML) -> HTML {
    let asked = AsAt(visit)
    if asked.isNotToday {
      let bytes = page.rendered()
      if !bytes.contains("class=\"inset day-note\"") {
        if let problem = asked.problem {
          warningText(problem)
        } else if !bytes.contains("id=\"as-at\"") {
          ofTodayOnly(visit.today)
        }
      }
    }
  }
}
