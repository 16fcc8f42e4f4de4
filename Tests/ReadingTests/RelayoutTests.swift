import Reading
import Testing

/// What a paper says does not depend on how it is laid out.
@Suite struct RelayoutTests {
  /// Where a relayout is no longer the same paper, or says less than the paper did.
  private static func isAmbiguous(_ kind: Relayout, _ name: String) -> Bool {
    switch kind {
    // Paragraphs around these lists are numbered themselves.
    case .numberBullets, .letterBullets:
      ["lac", "cp", "jar", "sif", "jtai-2019", "focused"].contains { name.hasPrefix($0) }
    // White space is all that parts the name of these from what stands beneath it.
    case .doubleSpace: ["jar", "sif-2014", "ilacs-2018"].contains { name.hasPrefix($0) }
    // Three lines at the head of each page already.
    case .runningHead: name.hasPrefix("cp")
    case .tabs: name.hasPrefix("ilacs-2019")
    default: false
    }
  }

  @Test(arguments: Relayout.allCases)
  func `A twin laid out anew reads the same, and as surely`(_ kind: Relayout) async throws {
    for name in Twin.names where !RelayoutTests.isAmbiguous(kind, name) {
      await Task.yield()
      let bytes = try Twin.text(name)
      let twin = try Twin.report(name)
      let facts = ReportFacts(twin)
      for seed in 1...3 {
        var numbers = SeededNumbers(seed: UInt64(seed * 7919))
        let other = Relayout.apply(kind, to: bytes, &numbers)
        let report = try ReportReading.read(text: other, file: name + ".pdf")
        #expect(ReportFacts(report).differences(from: facts) == [], "\(name), seed \(seed)")
        // A row that a page break parts may be doubted.
        #expect(
          kind == .breakTable || report.isCertainOfGrades == twin.isCertainOfGrades,
          "\(name), seed \(seed)")
      }
    }
  }

  @Test(arguments: Relayout.allCases)
  func `However it is laid out, no wrong grade is called certain`(_ kind: Relayout) async throws {
    for name in Twin.names {
      await Task.yield()
      let bytes = try Twin.text(name)
      let right = try Twin.report(name).gradesByKey
      for seed in 1...3 {
        var numbers = SeededNumbers(seed: UInt64(seed * 104_729))
        let other = Relayout.apply(kind, to: bytes, &numbers)
        guard let report = try? ReportReading.read(text: other, file: name) else { continue }
        #expect(
          ReportFacts.wrongCertain(report, right: right).isEmpty, "\(name), seed \(seed)")
      }
    }
  }

  @Test(.enabled(if: Corpus.folder != nil && hasPoppler))
  func `Public reports laid out anew read the same in 99 of 100 cases`() async throws {
    guard let folder = Corpus.folder else { return }
    var same = 0
    var all = 0
    for truth in try Corpus.truth() where truth.kind != "not-a-report" {
      await Task.yield()
      let bytes = try Corpus.extract(folder + "/pdfs/" + truth.file)
      let report = try ReportReading.read(text: bytes, file: truth.file)
      let facts = ReportFacts(report)
      let right = report.gradesByKey
      for kind in Relayout.allCases where !RelayoutTests.isAmbiguous(kind, truth.kind) {
        var numbers = SeededNumbers(seed: UInt64(all + 1))
        let other = Relayout.apply(kind, to: bytes, &numbers)
        guard let again = try? ReportReading.read(text: other, file: truth.file) else {
          Issue.record("\(truth.file) \(kind) was refused")
          continue
        }
        all += 1
        if ReportFacts(again).differences(from: facts).isEmpty { same += 1 }
        #expect(
          ReportFacts.wrongCertain(again, right: right).isEmpty, "\(truth.file) \(kind)")
      }
    }
    #expect(same * 100 >= all * 99, "\(same) of \(all)")
  }
}
