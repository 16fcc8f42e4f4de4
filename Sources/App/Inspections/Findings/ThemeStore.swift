import Civil
import Kernel
import Storage

/// The vocabulary of themes: names for codes, and what may be chosen on a day.
public struct Themes: Sendable {
  public let all: [FindingTheme]

  public init(_ all: [FindingTheme]) { self.all = all }

  /// The name of a code; the code itself when the vocabulary does not know it.
  public func name(_ code: String) -> String {
    code.isEmpty ? "" : all.first { $0.code == code }?.name ?? code
  }

  /// Those in use on a day, in their order.
  public func inUse(on day: CivilDate) -> [FindingTheme] {
    all.filter { ($0.validFrom ?? .earliest) <= day && day <= ($0.validTo ?? .latest) }
  }

  /// Whether a code may be given to a record made on this day; no theme at all may.
  func allows(_ code: String, on day: CivilDate) -> Bool {
    code.isEmpty || inUse(on: day).contains { $0.code == code }
  }
}

extension Transaction {
  /// The vocabulary of themes as it is, or as it was stored at the end of a past day. A code that
  /// was not known yet then came with a newer program, and is called what it is called today.
  ///
  /// - Parameter day: the past day; nil for now.
  public func themes(of authority: AuthorityID, asAt day: CivilDate? = nil) throws -> Themes {
    let now = try all(
      FindingTheme.self,
      """
      SELECT * FROM finding_theme WHERE authority_id = \(authority) ORDER BY position, code
      """)
    guard let day else { return Themes(now) }
    let then = try shelf(of: authority, asAt: .endOfDayInLondon(day)).all(FindingTheme.self)
    let known = Set(then.map(\.code))
    return Themes(
      (then + now.filter { !known.contains($0.code) })
        .sorted { ($0.position, $0.code) < ($1.position, $1.code) })
  }
}
