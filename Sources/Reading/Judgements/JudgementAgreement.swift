import Civil

/// Joins the readings of a report's judgements: certain is what two independent readings agree on.
enum JudgementAgreement {
  struct Outcome {
    var judgements: [Judgement] = []
    var warnings: [String] = []
    var unread: [BodyLine] = []
    /// The body index after the table.
    var tableEnd: Int
  }

  /// - Parameters:
  ///   - periods: when the inspectors were there.
  ///   - tableStart: body index from which the table is sought; the headings are sought outside the
  ///     table.
  static func read(
    _ paper: Paper, kind: ReportKind, of periods: [Located<DatePeriod>],
    tableFrom tableStart: Int, startingBefore limit: Int
  ) -> Outcome {
    let areas = JudgementArea.table(of: kind)
    let table = JudgementTable(
      paper.body, areas: areas, from: tableStart, startingBefore: limit)
    var outcome = Outcome(tableEnd: table.end)
    outcome.unread = table.unread
    if table.hasEarlierGrades {
      outcome.warnings.append(
        "The table of grades has a column of earlier grades; compare every grade with the paper.")
    }
    let years = periods.flatMap { [$0.value.start.year, $0.value.end.year] }
    var confirmed = 0
    var contradicted = false
    var pending: [(Int, JudgementTable.Row)] = []
    for area in areas {
      let headings = [paper.body[..<tableStart], paper.body[table.end...]].flatMap { part in
        GradedHeadings.readings(of: area, in: part)
          + JudgedSentences.readings(of: area, in: part)
      }
      let unclear = table.unclear.first { $0.area.key == area.key }
      guard let row = table.rows.first(where: { $0.area.key == area.key }) else {
        if let only = headings.first {
          outcome.judgements.append(
            fromHeading(only, area: area, all: headings, unclear: unclear))
        } else if let unclear {
          outcome.warnings.append("No grade was read: \(unclear.saying).")
        }
        continue
      }
      // Where no heading gives a grade, the first words beneath it may.
      let beneath =
        headings.isEmpty
        ? [paper.body[..<tableStart], paper.body[table.end...]].flatMap {
          SectionGrades.readings(of: area, in: $0)
        }.filter { $0.grade != row.grade } : []
      var judgement = fromTable(row, headings: headings, beneath: beneath)
      if headings.isEmpty, beneath.isEmpty {
        pending.append((outcome.judgements.count, row))
      } else if judgement.grade.certainty == .certain {
        confirmed += 1
      } else {
        contradicted = true
      }
      if !kind.framework.scale.contains(judgement.grade.value),
        judgement.grade.value != .notJudged
      {
        judgement.grade.certainty = .uncertain(
          "“\(judgement.printedGrade)” is no grade of this framework.")
      }
      if let unclear {
        judgement.grade.certainty = .uncertain("A second time, \(unclear.saying).")
      }
      if let year = row.year, !years.contains(year) {
        judgement.grade.certainty = .uncertain(
          "The row on page \(row.place.page) names the year \(year), and the grade may be that of "
            + "an earlier inspection.")
      }
      outcome.judgements.append(judgement)
    }
    // A row that no heading repeats stands when the rest of its table is confirmed.
    // "… in care" without a row on care leavers is a row whose second half was lost.
    let keys = Set(table.rows.map(\.area.key))
    let isHalf = keys.contains(.inCare) != keys.contains(.careLeavers)
    let tableStands =
      confirmed >= 2 && !contradicted && !isHalf && table.unread.isEmpty
      && table.rows.allSatisfy { $0.doubt == nil }
    for (index, row) in pending {
      guard outcome.judgements[index].grade.certainty == .certain else { continue }
      if let doubt = row.doubt {
        outcome.judgements[index].grade.certainty = .uncertain("In the table, \(doubt).")
      } else if !tableStands {
        outcome.judgements[index].grade.certainty = .uncertain(
          "Only the table gives this grade, and no heading of the report confirms it.")
      }
    }
    return outcome
  }

  private static func fromTable(
    _ row: JudgementTable.Row, headings: [JudgementReading], beneath: [JudgementReading]
  ) -> Judgement {
    let place = row.place
    let table = JudgementReading(source: .table, grade: row.grade, place: place)
    var grade = Located(row.grade, at: place)
    if let other = row.other {
      grade.doubt(
        "The table on page \(place.page) has this row twice: it says “\(row.cell.printed.squeezed)” "
          + "and “\(other.printed)”.", saidAt: other.place)
    } else if let other = headings.first(where: { $0.grade != row.grade }) {
      grade.doubt(
        "The table on page \(place.page) says “\(row.grade.rawValue)”, the heading on page "
          + "\(other.place.page) says “\(other.grade.rawValue)”.", saidAt: other.place)
    } else if let other = beneath.first {
      grade.doubt(
        "The table on page \(place.page) says “\(row.grade.rawValue)”, the text beneath its heading on "
          + "page \(other.place.page) says “\(other.grade.rawValue)”.", saidAt: other.place)
    }
    return Judgement(
      name: row.name, key: row.area.key, grade: grade,
      printedGrade: row.cell.printed.squeezed, readings: [table] + headings + beneath)
  }

  private static func fromHeading(
    _ reading: JudgementReading, area: JudgementArea, all: [JudgementReading],
    unclear: JudgementTable.UnclearRow?
  ) -> Judgement {
    let why = unclear?.saying ?? "the table of grades has no such row"
    return Judgement(
      name: unclear?.name ?? area.key.words, key: area.key,
      grade: Located(
        reading.grade, at: reading.place,
        certainty: .uncertain(
          "Only a heading on page \(reading.place.page) gives this grade; \(why).")),
      printedGrade: reading.grade.rawValue, readings: all)
  }

  /// A judgement that whole sentences give: "Children's services in Thornmere are good". One
  /// sentence by itself is no certainty: nothing shows that it was read right.
  ///
  /// - Parameter confirming: what says the same in other words, elsewhere.
  static func fromStatements(
    _ readings: [JudgementReading], confirming: [JudgementReading] = [], key: JudgementKey,
    name: String, scale: [Grade]
  ) -> Judgement? {
    guard let first = readings.first else { return nil }
    let all = (readings + confirming).reduce(into: [JudgementReading]()) { kept, reading in
      if !kept.contains(where: { $0.place.overlaps(reading.place) }) { kept.append(reading) }
    }
    var grade = Located(first.grade, at: first.place)
    if let other = (readings + all).first(where: { $0.grade != first.grade }) {
      grade.doubt(
        "Page \(first.place.page) says “\(first.grade.rawValue)”, page \(other.place.page) says "
          + "“\(other.grade.rawValue)”.", saidAt: other.place)
    } else if !scale.contains(first.grade) {
      grade.certainty = .uncertain("“\(first.grade.rawValue)” is no grade of this framework.")
    } else if all.count == 1 {
      grade.certainty = .uncertain(
        "Only one sentence, on page \(first.place.page), was read that gives this grade; look whether "
          + "the report says it again.")
    }
    return Judgement(
      name: name, key: key, grade: grade, printedGrade: first.grade.rawValue, readings: all)
  }
}
