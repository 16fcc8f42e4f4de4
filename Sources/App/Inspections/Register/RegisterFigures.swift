import Civil
import Storage

/// What the register says: who came when, and how many were given which grade, as at a day.
public struct RegisterFigures: Sendable {
  let lines: [NationalInspection]

  /// - Parameter lines: Of one framework; unlike scales are never counted together.
  init(_ lines: [NationalInspection]) { self.lines = lines }

  /// "2nd": the place of an inspection among those under its framework, by the first day of the
  /// visit, or by publication where the visit is not known.
  ///
  /// - Returns: Nil when it is not in the register or has no date.
  func place(of line: ID<NationalInspection>) -> Int? {
    guard let own = lines.first(where: { $0.id == line }), let day = own.placedOn else {
      return nil
    }
    return 1 + lines.count { ($0.placedOn ?? .latest) < day }
  }

  /// The lines whose reports are known to have been published by the end of a day.
  func published(asAt day: CivilDate) -> [NationalInspection] {
    lines.filter { ($0.publishedOn ?? .latest) <= day }
  }

  /// The lines whose visits were over by the end of a day, and of whose reports nobody knows when
  /// they were published: many print no day. They are told apart from those that were published.
  func inspected(asAt day: CivilDate) -> [NationalInspection] {
    lines.filter { $0.publishedOn == nil && ($0.countedOn ?? .latest) <= day }
  }

  /// What is known as at a day, both kinds.
  func known(asAt day: CivilDate) -> [NationalInspection] {
    lines.filter { ($0.countedOn ?? .latest) <= day }
  }

  /// How many reports were published by the end of a day, and how many gave each grade of the
  /// scale; and the same of those that were only inspected by then.
  func counts(asAt day: CivilDate, scale: [FrameworkGrade]) -> RegisterCounts {
    RegisterCounts(
      reports: GradeCounts(published(asAt: day), scale),
      inspected: GradeCounts(inspected(asAt: day), scale))
  }
}

extension NationalInspection {
  /// The day from which it is counted: published, or else the end of its visit. Where that is not
  /// known either, the first day of the visit.
  var countedOn: CivilDate? { publishedOn ?? visitEnd ?? visitStart }

  /// What it counts as, in files.
  var countsAs: String {
    publishedOn == nil ? "Inspected, day of publication not known" : "Published"
  }
}

/// Some lines of the register, by the overall grade they gave.
struct GradeCounts: Sendable {
  let total: Int
  /// In the order of the scale.
  let grades: [(grade: FrameworkGrade, count: Int)]
  let withoutGrade: Int

  init(_ lines: [NationalInspection], _ scale: [FrameworkGrade]) {
    total = lines.count
    grades = scale.filter(\.isRating).map { grade in
      (grade, lines.count { $0.overall == grade.id })
    }
    withoutGrade = lines.count { $0.overall == nil }
  }
}

/// What the register counts as at a day.
struct RegisterCounts: Sendable {
  /// Known to be published by then.
  var reports: GradeCounts
  /// Inspected by then, with no day of publication known.
  var inspected: GradeCounts

  var published: Int { reports.total }
  var grades: [(grade: FrameworkGrade, count: Int)] { reports.grades }
  var withoutGrade: Int { reports.withoutGrade }
}
