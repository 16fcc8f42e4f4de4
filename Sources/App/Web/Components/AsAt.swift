import Civil
import Kernel
import Markup
import SiteMap

/// A day that the address names: "as-at=21 November 2012". It is typed as people write it.
public struct AskedDay: Sendable {
  public let name: String
  public let day: CivilDate
  /// Why the day in the address was not understood; then it is the usual one.
  public let problem: String?
  /// Whether the address names a day that was understood.
  public let isAsked: Bool
  /// What the address says and was not understood.
  private let unread: String?

  /// - Parameters:
  ///   - name: what it is called in the address.
  ///   - usual: the day when the address names none, or none that can be understood.
  public init(_ name: String, of visit: Visit, else usual: CivilDate) {
    self.name = name
    guard let text = visit.query(name) else {
      (day, problem, isAsked, unread) = (usual, nil, false, nil)
      return
    }
    guard visit.address.query.count(where: { $0.name == name }) == 1 else {
      (day, problem, isAsked, unread) = (usual, "The address names more than one day.", false, nil)
      return
    }
    do throws(UnreadableDate) {
      (day, problem, isAsked, unread) = (try CivilDate(reading: text), nil, true, nil)
    } catch {
      (day, problem, isAsked, unread) = (usual, "The day was not understood: \(error)", false, text)
    }
  }

  fileprivate init(_ name: String, notAskedOn usual: CivilDate) {
    (self.name, day, problem, isAsked, unread) = (name, usual, nil, false, nil)
  }

  /// The field that asks for it, among filters, with what was typed.
  ///
  /// - Parameter problem: what is wrong with that.
  public func field(_ title: String, problem: String? = nil) -> HTML {
    div(.class("filter")) {
      label(title, .for(name))
      if let problem { FormSheet.problem(problem, of: name) }
      input(
        .type(.text), .id(name), .name(name), .value(unread ?? day.longForm), .class("input"),
        .autocomplete("off"),
        problem == nil
          ? .none : .all([.aria("describedby", name + "-problem"), .aria("invalid", true)]))
    }
  }
}

/// The day that figures are asked for: today, unless the address names another, which has come.
public struct AsAt: Sendable {
  private let asked: AskedDay
  private let today: CivilDate
  /// Whether a day is asked for by somebody who may not read what was written before.
  private let isClosed: Bool

  public init(_ visit: Visit) {
    asked = AskedDay("as-at", of: visit, else: visit.today)
    (today, isClosed) = (visit.today, false)
  }

  /// For a page that some see who may not read what was written before: to them it is of today.
  ///
  /// - Parameter permission: what it takes to look back on the page.
  public init(ofStored visit: Visit, for permission: Permission = .readHistory) {
    let mayLookBack = visit.mayLookBack(by: permission)
    asked =
      mayLookBack
      ? AskedDay("as-at", of: visit, else: visit.today) : AskedDay("as-at", notAskedOn: visit.today)
    (today, isClosed) = (visit.today, !mayLookBack && AsAt(visit).isNotToday)
  }

  /// Whether another day than today is asked for, or a day that is not understood.
  var isNotToday: Bool { isPast || problem != nil }

  /// Says so where the day that is asked for is not shown to this person.
  @HTMLBuilder public var closedNote: HTML {
    if isClosed { Self.ofTodayOnly(today) }
  }

  /// A file carries no such note: it is refused, by `Refusal.notPermitted`.
  public func requireOpen() throws {
    guard isClosed else { return }
    throw Refusal.notPermitted(
      "You see what is asked of you as it is today. Take the file without a day.")
  }

  public var day: CivilDate { min(asked.day, today) }

  /// Whether the address names a day that is taken.
  public var isAsked: Bool { asked.isAsked && asked.day <= today }

  /// Whether that day is before today.
  public var isPast: Bool { day < today }

  /// The past day that is asked for; nil for today.
  public var pastDay: CivilDate? { isAsked && isPast ? day : nil }

  /// Why the day in the address is not taken; then it is today.
  public var problem: String? { trouble.map { $0 + " Figures are as at today." } }

  /// What is wrong with the day in the address.
  var trouble: String? {
    if let problem = asked.problem { return problem }
    guard asked.day > today else { return nil }
    return
      "\(asked.day.longForm) has not come yet, and nobody knows what will be published by then."
  }

  /// The form that asks for another day, and whatever else there is to choose. Of a day that is not
  /// taken the page says so above all else too (``unheard(_:by:)``).
  @HTMLBuilder public func form(
    to address: Address, title: String, keeping kept: [(name: String, value: String?)] = [],
    @HTMLBuilder fields: () -> HTML = { HTML() }
  ) -> HTML {
    Markup.form(.method(.get), .action(address.web), .class("filters")) {
      for field in kept {
        if let value = field.value { input(.type(.hidden), .name(field.name), .value(value)) }
      }
      fields()
      asked.field(title, problem: problem)
      div(.class("filter-buttons")) { submitButton("Show", style: .secondary) }
    }
  }

  /// One of a few answers, as a filter shows it.
  public static func choice(
    _ name: String, _ title: String, _ options: [(value: String, title: String)], chosen: String?
  ) -> HTML {
    div(.class("filter")) {
      label(title, .for(name))
      select(.id(name), .name(name), .class("input select")) {
        for one in options {
          option(one.title, .value(one.value), .selected(one.value == chosen))
        }
      }
    }
  }
}

extension Visit {
  /// The past day that the address asks for, for those who may read what was written before:
  /// earlier words may be for fewer eyes than those of today. Nil for today.
  public var shownDay: CivilDate? { shownDay(for: .readHistory) }

  /// The same, where looking back takes another permission than to read any history.
  public func shownDay(for permission: Permission) -> CivilDate? {
    past ?? (user.may(permission) ? AsAt(self).pastDay : nil)
  }

  /// Whether past days are shown to the person. Who looks back already may do nothing but read.
  func mayLookBack(by permission: Permission) -> Bool { past != nil || user.may(permission) }
}

extension Address {
  /// The page as at a past day; nil for today.
  public func asAt(_ day: CivilDate?) -> Address {
    day.map { with("as-at", $0.description) } ?? self
  }
}
