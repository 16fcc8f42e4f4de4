import Civil
import Inspections

/// The invented councils of the register: in which region each lies, and which are said to be
/// alike. No council is real, and the lists of neighbours are made up.
enum MakeCouncils {
  static let scenes: [Scene] =
    [
      Scene(on(2012, 10, 1)) { stage in
        for (index, council) in councils.enumerated() {
          try await RecordCouncil(stage.acting(as: .oyelaran))(
            CouncilEntry(
              code: code(index), name: council.name, region: council.region,
              source: "Invented for the demonstration"))
        }
      }
    ] + [(on(2013, 11, 4), 2013), (on(2019, 10, 7), 2019), (on(2025, 11, 3), 2025)].map(lists)

  /// In the order of their codes; Thornmere, which has the code of this service, is the first.
  static let councils: [(name: String, region: Region)] = [
    ("Thornmere", .northWest), ("Fenwater", .eastOfEngland), ("Brackenford", .westMidlands),
    ("Kelderby", .yorkshireAndTheHumber), ("Castlemoor", .northEast), ("Wintersham", .southEast),
    ("Saltmarsh and Dene", .eastOfEngland), ("Larkhaven", .southWest),
    ("Elderbourne", .southEast), ("Dunmarrow", .northEast), ("Ravensholme", .northWest),
    ("Whitcombe Vale", .southWest), ("Eastermouth", .yorkshireAndTheHumber),
    ("Calderhythe", .northWest), ("Marlowshire", .eastMidlands), ("Northwold Bay", .northEast),
    ("Oakenshire", .westMidlands), ("Ferncliffe", .eastMidlands), ("Hartsea", .southEast),
    ("Greyminster", .london), ("Vellbridge", .london),
  ]

  /// Thornmere's code lies outside the series that real councils have, and so do those after it.
  private static func code(_ index: Int) -> String { "E0699\(String(10_001 + index).suffix(4))" }

  /// A list for each council as at one October: five neighbours, other ones from list to list.
  private static func lists(entered day: CivilDate, of year: Int) -> Scene {
    Scene(day) { stage in
      var lines = ["council,neighbour,rank,source,as at"]
      for (index, council) in councils.enumerated() {
        for rank in 1...5 {
          let other = (index + rank * (3 + year % 4)) % councils.count
          lines.append(
            "\(council.name),\(councils[other].name),\(rank),"
              + "Invented model of \(year),\(year)-10-01")
        }
      }
      let clerk: DemoPerson = day < on(2018, 6, 4) ? .prowse : .nwachukwu
      try await ImportNeighbours(stage.acting(as: clerk))(lines.joined(separator: "\n"))
    }
  }
}
