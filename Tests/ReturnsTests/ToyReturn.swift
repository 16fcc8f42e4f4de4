@testable import Returns

/// A return of two CSV files that nobody makes: pupils, and the clubs they go to. It shows that tables,
/// rules and reports know neither XML nor the census.
enum ToyReturn {
  enum Pupil {
    static let number = ReturnField("PUPIL", .text, table: 0, place: 0)
    static let born = ReturnField("BORN", .day, table: 0, place: 1)
    static let house = ReturnField(
      "HOUSE", .code(CodeList(["RED", "BLUE"])), table: 0, place: 2)
    static let all = [number, born, house]
  }

  enum Club {
    static let number = ReturnField("PUPIL", .text, table: 1, place: 0)
    static let joined = ReturnField("JOINED", .day, table: 1, place: 1)
    static let isPaid = ReturnField("PAID", .flag, table: 1, place: 2)
    static let hours = ReturnField("HOURS", .count, table: 1, place: 3)
    static let all = [number, joined, isPaid, hours]
  }

  /// What its rules look at.
  struct Rows: Sendable {
    let born: [Day]
    let house: [UInt8]
    let joined: [Day]
    let pupilOfClub: [UInt32]

    init(_ file: ReturnFile) {
      born = file.tables[0].days(Pupil.born)
      house = file.tables[0].codes(Pupil.house)
      joined = file.tables[1].days(Club.joined)
      pupilOfClub = file.tables[1].parents
    }
  }

  static let reader = SheetReader(
    layouts: [TableLayout("Pupils", Pupil.all), TableLayout("Clubs", Club.all)],
    layout: RecordLayout(
      collection: "toy return", parents: [0, 0], records: 0, recordID: Pupil.number))

  static let rules: [Rule<Rows>] = [
    Rule(
      "1", .error, 2026...2026, flags: [Pupil.house], "The house is none",
      do: "Give RED or BLUE."
    ) { toy, flags in
      for row in toy.house.indices where toy.house[row].isMissingOrOther {
        flags.add(row, Pupil.house)
      }
    },
    Rule(
      "2Q", .query, 2026...2026, flags: [Pupil.born, Club.joined],
      "Somebody joined a club before being born", do: "Check both dates."
    ) { toy, flags in
      for row in toy.joined.indices where toy.pupilOfClub[row] != ReturnTable.noParent {
        let pupil = Int(toy.pupilOfClub[row])
        if toy.joined[row].isBefore(toy.born[pupil]) {
          flags.add(row, Club.joined)
          flags.add(pupil, Pupil.born)
        }
      }
    },
    Rule(
      "3", .error, 2026...2026, flags: [Club.number], "A club’s pupil is not among the pupils",
      do: "Add the pupil, or correct the number."
    ) { toy, flags in
      for row in toy.pupilOfClub.indices where toy.pupilOfClub[row] == ReturnTable.noParent {
        flags.add(row, Club.number)
      }
    },
  ]

  static func check(_ papers: [ReturnPaper]) async throws -> CheckedReturn {
    await check(try reader.read(papers))
  }

  static func check(_ file: ReturnFile) async -> CheckedReturn {
    let rows = Rows(file)
    let issues = await RuleRun.issues(rules, whole: rows, parts: [rows])
    return CheckedReturn(
      file: file, year: CollectionYear(ending: 2026), rules: rules.map(\.info), issues: issues)
  }
}
