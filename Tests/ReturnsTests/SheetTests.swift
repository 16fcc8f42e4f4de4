import Foundation
import Testing

@testable import Returns

/// Returns of several CSV files.
@Suite struct SheetTests {
  static let pupils = "PUPIL,BORN,HOUSE\r\nP1,01/05/2015,RED\r\nP2,2/6/2016,GREEN\r\n"
  static let clubs = """
    Pupil , JOINED,HOURS,PAID
    P2,1/1/2015,2,1
    P1,1/9/2025,3,0

    P9,1/9/2025,1,true
    """

  private static func papers(
    _ pupils: String = pupils, _ clubs: String = clubs
  ) -> [ReturnPaper] {
    [
      ReturnPaper(name: "clubs.CSV", bytes: Array(clubs.utf8)),
      ReturnPaper(name: "Pupils.csv", bytes: Array(pupils.utf8)),
    ]
  }

  @Test func `Rules, issues and reports are the same for several files as for one`() async throws {
    let checked = try await ToyReturn.check(Self.papers())
    let found = checked.issues.map { issue in
      [
        checked.rule(issue).code, checked.childID(issue) ?? "", checked.table(issue) ?? "",
        String(issue.row), checked.place(issue)?.description ?? "",
        checked.values(issue).map { "\($0.field)=\($0.value)" }.joined(separator: " "),
      ].joined(separator: "|")
    }
    #expect(
      found == [
        "1|P2|Pupils|1|Pupils.csv, line 3|HOUSE=GREEN",
        "2Q|P2|Pupils|1|Pupils.csv, line 3|BORN=2016-06-02",
        "2Q|P2|Clubs|0|clubs.CSV, line 2|JOINED=2015-01-01",
        "3|P9|Clubs|2|clubs.CSV, line 5|PUPIL=P9",
      ])
    #expect(checked.file.warnings.isEmpty)
    let lines = String(decoding: await checked.jsonLines(), as: UTF8.self).split(separator: "\n")
    #expect(
      lines[3]
        == #"{"rule":"3","child":"P9","table":"Clubs","row":2,"fields":["PUPIL"],"level":"error","line":5,"column":1}"#
    )
    #expect(checked.text().contains("child P2, Pupils.csv, line 3, Pupils: HOUSE GREEN"))
    #expect(checked.summary.hasPrefix("2 children checked against 3 rules of 2025-26"))
    let table = String(decoding: checked.file.csv(1, parent: 0), as: UTF8.self)
    #expect(table.contains("0,1,2,P2,2015-01-01,true,2\r\n"))
    #expect(table.contains("2,,5,P9,"))
  }

  @Test func `A folder’s files are read by name`() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("goldthread-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for paper in Self.papers() + [ReturnPaper(name: "notes.txt", bytes: [65])] {
      try Data(paper.bytes).write(to: folder.appendingPathComponent(paper.name))
    }
    let papers = try ReturnPaper.inFolder(folder.path, ending: ".csv")
    #expect(papers.map(\.name) == ["Pupils.csv", "clubs.CSV"])
    #expect(try await ToyReturn.check(papers).issues.count == 4)
    #expect(throws: ReturnRefusal.self) {
      _ = try ReturnPaper.inFolder(folder.path + "/none", ending: ".csv")
    }
  }

  static let odd: [(name: String, pupils: String, clubs: String, says: [String])] = [
    (
      "an unknown, a repeated and a missing column",
      "PUPIL,BORN,SHOE,born\nP1,1/5/2015,39,1/1/2015\n", "PUPIL,JOINED,PAID,HOURS\n",
      [
        "Pupils.csv, line 1: element 'SHOE' has no place in this return and was passed over",
        "Pupils.csv, line 1: element 'born' is repeated; only the first counts",
        "Pupils.csv, line 1: there is no 'HOUSE'",
      ]
    ),
    (
      "values of wrong forms", "PUPIL,BORN,HOUSE\nP1,2015-05-01,RED\n",
      "PUPIL,JOINED,PAID,HOURS\nP1,31/2/2025,perhaps,some\n",
      [
        "Pupils.csv, line 2, child P1: BORN '2015-05-01' is no date written dd/mm/yyyy; it counts as missing",
        "clubs.CSV, line 2, child P1: JOINED '31/2/2025' is no date written dd/mm/yyyy; it counts as missing",
        "clubs.CSV, line 2, child P1: PAID 'perhaps' is none of 0, 1, false and true; it counts as neither",
        "clubs.CSV, line 2, child P1: HOURS 'some' is no whole number from zero",
      ]
    ),
    (
      "too many cells and too few", "PUPIL,BORN,HOUSE\nP1,1/5/2015,RED,x\nP2\n",
      "\u{FEFF}PUPIL,JOINED,PAID,HOURS\r\n",
      ["Pupils.csv, line 2: words in 'Pupils' outside its values were passed over"]
    ),
    (
      "quotation marks", "PUPIL,BORN,HOUSE\n\" P\"\"1\n \",\"1/5/2015\" ,\"RED\"\n",
      "PUPIL,JOINED,PAID,HOURS\n\"P\"\"1\",1/9/2025,x,\n",
      [
        "clubs.CSV, line 2, child P\"1: PAID 'x' is none of 0, 1, false and true; it counts as neither"
      ]
    ),
    ("nothing in it", "", "", []),
  ]

  @Test(arguments: odd)
  func `What is odd in a file of several is said with its name and line`(
    _ example: (name: String, pupils: String, clubs: String, says: [String])
  ) throws {
    let file = try ToyReturn.reader.read(Self.papers(example.pupils, example.clubs))
    #expect(file.warningText().sorted() == example.says.sorted(), "\(example.name)")
  }

  @Test func `Files that are not the return’s are said, and none at all is refused`() throws {
    let one = ReturnPaper(name: "Pupils.csv", bytes: Array(Self.pupils.utf8))
    let file = try ToyReturn.reader.read([
      one, ReturnPaper(name: "PUPILS.csv", bytes: [65]),
      ReturnPaper(name: "shoes.csv", bytes: [65]),
    ])
    #expect(
      file.warningText() == [
        "PUPILS.csv, line 1: file 'PUPILS.csv' is there a second time; only the first counts",
        "shoes.csv, line 1: file 'shoes.csv' has no place in this return and was passed over",
        "Pupils.csv, line 1: there is no 'Clubs.csv'",
      ])
    #expect(file.tables[0].count == 2 && file.tables[1].count == 0)
    let refused: [(papers: [ReturnPaper], says: String)] = [
      ([], "none of its files is there; it has Pupils.csv, Clubs.csv"),
      (
        Self.papers("PUPIL\n\"P1\n"),
        "Pupils.csv, line 2, column 1: a quotation mark is opened here and never closed"
      ),
      (Self.papers("PUPIL\0\n"), "'Pupils.csv' is no text; save it as CSV in UTF-8"),
    ]
    for example in refused {
      do throws(ReturnRefusal) {
        _ = try ToyReturn.reader.read(example.papers)
        Issue.record("it was read, though \(example.says)")
      } catch {
        #expect(error.description == example.says)
      }
    }
  }

  @Test(arguments: [
    ("01/05/2025", "2025-05-01"), ("1/5/2025", "2025-05-01"), ("29/02/2024", "2024-02-29"),
    ("29/02/2025", ""), ("1/13/2025", ""), ("0/1/2025", ""), ("1/5/25", ""), ("1/5/20255", ""),
    ("001/5/2025", ""), ("1/5", ""), ("1/5/2025/", ""), ("2025-05-01", ""), ("//2025", ""),
  ])
  func `A date with the day first is a real day`(_ text: String, _ expected: String) {
    let day = Array(text.utf8).withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { Day.readDayFirst($0, count: bytes.count) } ?? .missing
    }
    #expect(day.description == expected)
  }
}
