import Testing

@testable import Reading

/// Whom the cell of an owner names: a post stays whole, and what is in doubt is asked.
@Suite struct PlanNamesTests {
  private func read(_ cell: String, header: String = "Lead") -> (
    names: [String], problems: [PlanProblem]
  ) {
    let (_, reading) = planReading([
      ["Action", header, "Due"], ["Write the guide", cell, "1 May 2027"],
    ])
    let entry = reading.entries[0]
    return (entry.owners + entry.partners, reading.problems)
  }

  @Test(arguments: [
    "Assistant Director, Children’s Services",
    "Team Manager, Housing Options",
    "Head of Safeguarding and Quality Assurance",
    "Head of Child Protection and Court",
    "Service Manager, Performance and Quality Assurance",
    "Service Manager, MASH and Assessment",
    "Assistant Director,\nSafeguarding and Children in Care",
    "Detective Superintendent, Public Protection",
    "AD Children & Families",
    "Children and Young People’s Board",
    "Quality Assurance and Practice Improvement Manager",
    "Lead Member for Children, Young People and Families",
  ])
  func `A post or a body with a comma or “and” of its own stays whole, and nothing is asked`(
    _ cell: String
  ) {
    let (names, problems) = read(cell)
    #expect(names == [cell.replacing("\n", with: " ")])
    #expect(problems.isEmpty)
  }

  @Test(arguments: [
    ("DCS & Lead Member", ["DCS", "Lead Member"]),
    ("Ann Oak and Bob Elm", ["Ann Oak", "Bob Elm"]),
    ("Ann Oak, Bob Elm and Cat Orme", ["Ann Oak", "Bob Elm", "Cat Orme"]),
    ("Head of Early Help, Head of MASH", ["Head of Early Help", "Head of MASH"]),
    (
      "Designated Nurse, Safeguarding / Head of Early Help",
      ["Designated Nurse, Safeguarding", "Head of Early Help"]
    ),
    (
      "Head of Safeguarding and Quality Assurance\nAssistant Director, Housing",
      ["Head of Safeguarding and Quality Assurance", "Assistant Director, Housing"]
    ),
    ("Service Manager and Ann Oak", ["Service Manager", "Ann Oak"]),
    ("Improvement Board and Thornmere Police", ["Improvement Board", "Thornmere Police"]),
  ])
  func `Names that are clearly each their own are parted`(_ cell: String, _ names: [String]) {
    #expect(read(cell).names == names)
  }

  @Test(arguments: [
    "Ann Oak, Head of Child Protection and Court", "Head of Early Help and Ann Oak",
    "Team Manager, Independent Reviewing Officers", "Head of Early Help, Thornmere Police",
  ])
  func `What may be one or several stays whole, and is asked`(_ cell: String) {
    let (names, problems) = read(cell)
    #expect(names == [cell])
    #expect(problems.map(\.kind) == [.doubtful])
    #expect(problems.first?.message.contains("“\(cell)” may be one name or several") == true)
    #expect(problems.first?.place.column == 2)
  }

  @Test func `Partners are listed with commas, and a post among them stays whole`() {
    #expect(
      read("Police, Health and Education", header: "Partners").names
        == ["Police", "Health", "Education"])
    #expect(
      read("Designated Nurse, Safeguarding", header: "Partners").names
        == ["Designated Nurse, Safeguarding"])
    #expect(
      read("Health and Wellbeing Board", header: "Partners").names
        == ["Health and Wellbeing Board"])
  }
}
