import Civil
import Storage

/// What the register says: who came when, and how many were given which grade, as at a day.
public struct RegisterFigures: Sendable {
  let lines: [NationalInspection]

  /// - Parameter lines: Of one framework; unlike scales are never counted together.
  init(_ lines: [NationalInspection]) { self.lines = lines }

  /// "2nd": the place of an inspection among those under its framework, by the first day of the visit, or
  /// by publication where the visit is not known.
  ///
  /// - Returns: Nil when it is not in the register or has no date.
  func place(of line: ID<NationalInspection>) -> Int? {
    guard let own = lines.first(where: { $0.id == line }), let day = own.placedOn else {
      return nil
    }
    return 1 + lines.count { ($0.placedOn ?? .latest) < day }
  }

  /// The lines whose reports were published by the end of a day. Some reports do not print the day of their
  /// publication: such a line counts from the first day of its visit, and pages say so.
  func published(asAt day: CivilDate) -> [NationalInspection] {
    lines.filter { ($0.publishedOn ?? $0.visitStart ?? .latest) <= day }
  }

  /// How many reports were published by the end of a day, and how many gave each grade of the scale.
  func counts(asAt day: CivilDate, scale: [FrameworkGrade]) -> RegisterCounts {
    let published = published(asAt: day)
    return RegisterCounts(
      published: published.count,
      grades: scale.filter(\.isRating).map { grade in
        (grade, published.count { $0.overall == grade.id })
      },
      withoutGrade: published.count { $0.overall == nil },
      withoutPublication: published.count { $0.publishedOn == nil })
  }
}

/// Reports published by a day, by the overall grade they gave.
struct RegisterCounts: Sendable {
  var published: Int
  /// In the order of the scale.
  var grades: [(grade: FrameworkGrade, count: Int)]
  var withoutGrade: Int
  /// How many of them are counted by their visit.
  var withoutPublication: Int
}
