import Testing

@testable import Reading

@Suite struct MutationTests {
  /// No crash, no hang, and no grade that is wrong and yet called certain.
  @Test(arguments: 0..<4)
  func `Damaged twins are never misread with certainty`(_ batch: Int) throws {
    for name in Twin.names {
      let bytes = try Twin.text(name)
      let truth = try Twin.report(name)
      let right = Dictionary(
        uniqueKeysWithValues: truth.judgements.map { ($0.key, $0.grade.value) })
      var numbers = SeededNumbers(seed: UInt64(batch * 1000 + name.utf8.count * 7 + 1))
      for round in 0..<30 {
        var (kind, damaged) = Damage.mutate(bytes, &numbers)
        var kinds = [kind]
        // Every third paper is damaged three times.
        if round % 3 == 0 {
          for _ in 0..<2 where !damaged.isEmpty {
            (kind, damaged) = Damage.mutate(damaged, &numbers)
            kinds.append(kind)
          }
        }
        guard let report = try? ReportReading.read(text: damaged, file: name) else { continue }
        for judgement in report.judgements where judgement.grade.certainty == .certain {
          #expect(
            right[judgement.key] == judgement.grade.value,
            "\(name) batch \(batch) round \(round) \(kinds): \(judgement.key) \(judgement.readings)"
          )
        }
        _ = ReportJSON.line(report)
      }
    }
  }

  @Test func `Any bytes at all are read or refused`() {
    var numbers = SeededNumbers(seed: 77)
    for length in [0, 1, 2, 3, 10, 1000, 20_000] {
      for _ in 0..<20 {
        let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &numbers) }
        _ = try? ReportReading.read(text: bytes, file: "noise.pdf")
      }
    }
  }

  @Test func `Damage by design: what a single change must not do`() throws {
    let text = String(decoding: try Twin.text("ilacs-2024"), as: UTF8.self)
    // A grade that slips a row, as when a cell is lost in extraction.
    let slipped = text.replacing(
      "practice with children and families\n", with: "practice with children and families\n",
      maxReplacements: 1
    ).replacing("social work       Outstanding", with: "social work", maxReplacements: 1)
    let report = try ReportReading.read(text: Array(slipped.utf8), file: "t.pdf")
    #expect(report.judgements.first { $0.key == .impactOfLeaders }?.grade.certainty != .certain)
    #expect(report.judgements.first { $0.key == .overall }?.grade.certainty != .certain)

    // The table and a heading disagree: both are named.
    let other = text.replacing("children in care: outstanding", with: "children in care: good")
    let disputed = try ReportReading.read(text: Array(other.utf8), file: "t.pdf")
    let inCare = try #require(disputed.judgements.first { $0.key == .inCare })
    #expect(inCare.grade.value == .outstanding)
    #expect(inCare.grade.certainty.reason?.contains("“outstanding”") == true)
    #expect(inCare.grade.certainty.reason?.contains("“good”") == true)

    // A grade of another scale.
    let foreign = text.replacing("Good\n children who need", with: "Adequate\n children who need")
      .replacing("protection: good", with: "protection: adequate")
    let odd = try ReportReading.read(text: Array(foreign.utf8), file: "t.pdf")
    let help = try #require(odd.judgements.first { $0.key == .helpAndProtection })
    #expect(help.grade.certainty.reason?.contains("no grade of this framework") == true)

    // A fifth judgement that the framework does not have.
    let fifth = text.replacing(
      " Overall effectiveness  ",
      with: " The quality of the weather in the area    Good\n\n Overall effectiveness  ")
    let strange = try ReportReading.read(text: Array(fifth.utf8), file: "t.pdf")
    #expect(strange.judgements.count == 5)
    #expect(strange.unparsed.contains { $0.text.contains("weather") })
  }

  @Test func `A row that lost the half of its name is doubted`() throws {
    let text = String(decoding: try Twin.text("ilacs-2018"), as: UTF8.self)
      .replacing("of children in care and\n", with: "of children in care\n", maxReplacements: 1)
      .replacing("\n care leavers\n", with: "\n leavers\n", maxReplacements: 1)
    let report = try ReportReading.read(text: Array(text.utf8), file: "t.pdf")
    #expect(report.judgements.allSatisfy { $0.key != .inCare || $0.grade.certainty != .certain })
    #expect(!report.isCertainOfGrades)
  }
}
