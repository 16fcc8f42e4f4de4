import Civil
import Kernel
import Storage
import Web

/// What the pages of the register are made from: the lines that this visitor may see, and what
/// explains them.
struct RegisterBook: Sendable {
  let frameworks: [FrameworkVersion]
  let councils: CouncilIndex
  /// The latest first.
  let lines: [NationalInspection]

  func framework(_ id: ID<Framework>) -> FrameworkVersion? { frameworks.first { $0.id == id } }

  func framework(code: String?) -> FrameworkVersion? {
    frameworks.first { $0.framework.code == code }
  }

  func lines(under framework: FrameworkVersion) -> [NationalInspection] {
    lines.filter { $0.framework == framework.id }
  }

  /// The lines of a council, the latest first.
  func lines(of slug: String) -> [NationalInspection] {
    lines.filter { councils.slug($0.council) == slug }
  }

  /// The latest line of each council under a framework that counts on a day, by its slug.
  func latest(
    under framework: FrameworkVersion, asAt day: CivilDate
  ) -> [String: NationalInspection] {
    let known = RegisterFigures(lines(under: framework)).known(asAt: day)
    return Dictionary(
      known.map { (councils.slug($0.council), $0) },
      uniquingKeysWith: { one, other in
        (one.placedOn ?? .earliest) < (other.placedOn ?? .earliest) ? other : one
      })
  }

  /// "2nd of the 14 in this register to be inspected under ILACS (2018)": a register may not have
  /// all.
  func placeInWords(_ line: NationalInspection) -> String? {
    guard let framework = framework(line.framework),
      let place = RegisterFigures(lines(under: framework)).place(of: line.id)
    else { return nil }
    let count = lines(under: framework).count
    let how =
      line.visitStart == nil ? " (by the day of its report, as its visit has none here)" : ""
    return
      "\(Words.ordinal(place)) of the \(count) in this register to be inspected under \(framework.framework.shortName)\(how)"
  }
}

extension Transaction {
  /// The register as a visitor may see it: what is still a draft of our own is hidden from the
  /// public.
  func registerBook(for visit: Visit) throws -> RegisterBook {
    let drafts =
      visit.seesDrafts
      ? []
      : Set(
        try inspections(of: visit.authority).filter { $0.state == .draft }.map(\.id))
    return RegisterBook(
      frameworks: try frameworks(of: visit.authority),
      councils: try councils(of: visit.authority),
      lines: try register(of: visit.authority).filter { line in
        !(line.inspection.map(drafts.contains) ?? false)
      })
  }
}
