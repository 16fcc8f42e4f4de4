import Civil

/// The edition of the framework for local authority children's services that a report was written
/// under.
///
/// It follows from the day of the visit, never from which grades were read: a row that is lost
/// would else make a report one of another edition, and nobody would miss the grade.
struct ILACSEdition: Hashable, Sendable {
  /// The code of our framework.
  let code: String
  /// Why a person should look at it.
  let doubt: String?

  /// - Parameter areas: The codes of the areas that were read.
  init(visitedOn day: CivilDate?, areas: Set<String>) {
    let editions = CataloguedFramework.inspectingLocalAuthorityServices
    let alike = editions.first { areas.isSubset(of: $0.areas.map(\.code)) }
    guard let day else {
      code = (alike ?? editions[editions.startIndex]).code
      doubt = "The days of the visit were not found, so nothing tells which edition it is."
      return
    }
    guard let edition = editions.first(where: { $0.isInUse(on: day) }) else {
      code = (alike ?? editions[editions.startIndex]).code
      doubt = "No edition was in use on \(day.longForm), the day of the visit."
      return
    }
    code = edition.code
    let strange = areas.subtracting(edition.areas.map(\.code))
    guard !strange.isEmpty else {
      doubt = nil
      return
    }
    let other = alike.map { ": the areas are those of \($0.shortName)" } ?? ""
    doubt =
      "The visit was in the time of \(edition.shortName), which does not judge all that was read\(other)."
  }
}

extension CataloguedFramework {
  /// Whether a visit on this day was made under it.
  func isInUse(on day: CivilDate) -> Bool {
    (validFrom ?? .earliest) <= day && day <= (validTo ?? .latest)
  }
}
