import Civil
import Inspections

/// Enters the inspections of other councils in the national register. None of the councils is real.
enum MakeRegister {
  /// Each week's lines are entered on the Monday after publication or the next working day, but not
  /// before there is a register.
  static let scenes: [Scene] = lines.compactMap { line in
    guard let published = line.publishedOn else { return nil }
    let monday = published.adding(days: 8 - published.weekday.rawValue)
    let day = WorkingCalendar.englandAndWales.nextWorkingDay(
      onOrAfter: max(monday, on(2012, 10, 2)))
    return Scene(day) { stage in
      let clerk: DemoPerson = day < on(2018, 6, 4) ? .prowse : .nwachukwu
      try await RecordRegisterLine(stage.acting(as: clerk))(line)
    }
  }

  static var lines: [RegisterEntry] { protection2012 + single + services }

  private static let protection2012 = [
    line("Fenwater", "PROT2012", on(2012, 6, 18), on(2012, 7, 27), "inadequate"),
    line("Brackenford", "PROT2012", on(2012, 9, 10), on(2012, 10, 19), "inadequate"),
    line("Kelderby", "PROT2012", on(2012, 9, 17), on(2012, 10, 26), "good"),
    line("Castlemoor", "PROT2012", on(2012, 10, 1), on(2012, 11, 9), "inadequate"),
    line("Wintersham", "PROT2012", on(2012, 10, 8), on(2012, 11, 16), "adequate"),
    line("Saltmarsh and Dene", "PROT2012", on(2012, 10, 22), on(2012, 11, 30), "inadequate"),
    line("Larkhaven", "PROT2012", on(2012, 11, 12), on(2012, 12, 21), "adequate"),
    line("Elderbourne", "PROT2012", on(2012, 12, 3), on(2013, 1, 18), "good"),
    line("Dunmarrow", "PROT2012", on(2013, 1, 14), on(2013, 2, 22), "inadequate"),
    line("Ravensholme", "PROT2012", on(2013, 2, 4), on(2013, 3, 15), "adequate"),
    line("Whitcombe Vale", "PROT2012", on(2013, 3, 4), on(2013, 4, 12), "good"),
    line("Eastermouth", "PROT2012", on(2013, 4, 15), on(2013, 5, 24), "adequate"),
    line("Calderhythe", "PROT2012", on(2013, 6, 10), on(2013, 7, 19), "outstanding"),
  ]

  private static let single = [
    line("Marlowshire", "SIF", on(2014, 3, 3), on(2014, 5, 9), "good"),
    line("Fenwater", "SIF", on(2014, 11, 10), on(2015, 1, 16), "requires_improvement"),
    line("Northwold Bay", "SIF", on(2015, 6, 1), on(2015, 8, 7), "inadequate"),
    line("Brackenford", "SIF", on(2016, 4, 11), on(2016, 6, 17), "good"),
    line("Oakenshire", "SIF", on(2017, 2, 6), on(2017, 4, 13), "requires_improvement"),
    line("Ferncliffe", "SIF", on(2017, 9, 4), on(2017, 11, 10), "outstanding"),
  ]

  private static let services = [
    line("Hartsea", "ILACS", on(2018, 10, 1), on(2018, 11, 16), "good"),
    line("Kelderby", "ILACS", on(2019, 3, 11), on(2019, 4, 26), "outstanding"),
    line("Greyminster", "ILACS", on(2021, 9, 13), on(2021, 10, 29), "requires_improvement"),
    line("Vellbridge", "ILACS2023", on(2024, 4, 15), on(2024, 6, 7), "good"),
    line("Castlemoor", "ILACS2023", on(2025, 2, 3), on(2025, 3, 21), "requires_improvement"),
    line("Dunmarrow", "ILACS2023", on(2025, 11, 10), on(2026, 1, 9), "inadequate"),
    line("Wintersham", "ILACS2026", on(2026, 5, 11), on(2026, 6, 26)),
    line("Larkhaven", "ILACS2026", on(2026, 9, 14), on(2026, 10, 30)),
  ]

  private static func line(
    _ council: String, _ framework: String, _ visit: CivilDate, _ published: CivilDate,
    _ overall: String = ""
  ) -> RegisterEntry {
    RegisterEntry(
      council: council, framework: framework, visitStart: visit, publishedOn: published,
      overall: overall, source: "Report published on \(published.longForm) (invented)")
  }
}
